// SPDX-License-Identifier: MIT
// Runs commands in turn, several rounds, and prints the median CPU time (user and system) and the peak memory of
// each. The turns are interleaved, so that what else the machine does hits all of them alike.
// usage: bench_time ROUNDS COMMAND...    (each a line for sh; its output is thrown away)
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_ROUNDS = 99 };

// Orders seconds.
static int by_value(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

// Runs a command; its CPU seconds, or -1 when it could not run. `*peak` is in KiB.
static double run(const char *command, long *peak)
{
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    struct rusage before, after;
    int status;
    getrusage(RUSAGE_CHILDREN, &before);
    if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) == 127)
        return -1;
    getrusage(RUSAGE_CHILDREN, &after);
    *peak = after.ru_maxrss; // of the largest so far
    return (double)(after.ru_utime.tv_sec + after.ru_stime.tv_sec - before.ru_utime.tv_sec - before.ru_stime.tv_sec) +
           (double)(after.ru_utime.tv_usec + after.ru_stime.tv_usec - before.ru_utime.tv_usec -
                    before.ru_stime.tv_usec) /
               1e6;
}

// Runs the rounds and prints the medians.
int main(int argc, char **argv)
{
    int rounds = argc > 2 ? (int)strtol(argv[1], NULL, 10) : 0;
    if (rounds < 1 || rounds > MOST_ROUNDS)
        return 2;
    double(*seconds)[MOST_ROUNDS] = calloc((size_t)argc, sizeof *seconds);
    if (!seconds)
        return 2;
    for (int round = 0; round < rounds; round++)
        for (int i = 2; i < argc; i++) {
            long peak;
            seconds[i][round] = run(argv[i], &peak);
        }
    for (int i = 2; i < argc; i++) {
        qsort(seconds[i], (size_t)rounds, sizeof **seconds, by_value);
        printf("%.6f\n", seconds[i][rounds / 2]);
    }
    free(seconds);
    return 0;
}
