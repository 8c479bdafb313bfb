// SPDX-License-Identifier: MIT
// What the commands on submissions share: a run made of the options, read, and its exit status.
#ifndef CUADRA_CLI_SESSION_H
#define CUADRA_CLI_SESSION_H

#include "cli/command.h"

// Makes a run of the invocation's options and reads its operands. Returns EXIT_DONE, or the exit status after
// saying why not; `*run` must be freed in every case and may be NULL. With EXIT_NOTHING_READ the findings are there.
int session_read(const struct invocation *invocation, cuadra_run **run);
// The same, for commands that do not print findings: where nothing was read, prints on standard error why.
int session_read_or_explain(const struct invocation *invocation, cuadra_run **run);
// The exit status of a reading that was made otherwise; where nothing was read, prints on standard error why.
int session_explain(cuadra_run *run, enum cuadra_status result);
// Makes the run only, for commands that read nothing or read otherwise.
int session_new(const struct invocation *invocation, cuadra_run **run);
// The exit status of a call; says the run's message when it is not CUADRA_OK.
int session_status(const cuadra_run *run, enum cuadra_status status);
// EXIT_FINDINGS when there are errors or fatal findings (only of file and structure where `only_reading`), else
// EXIT_DONE.
int session_verdict(const cuadra_run *run, bool only_reading);

// Whether -o names a file that a workbook can be written to: given, no stream, none of the submissions; says so when
// not.
bool session_book_is_named(const struct invocation *invocation);
// Says on standard error, unless --silencioso, what was made and what was found; `where` the findings are to be read.
void session_summarize(const struct invocation *invocation, const cuadra_run *run, const char *path, const char *where);

#endif
