// SPDX-License-Identifier: MIT
// The reference that is installed with the program, written from the same rows as --ayuda.
#ifndef CUADRA_CLI_REFERENCE_H
#define CUADRA_CLI_REFERENCE_H

// Prints the manual page, man(7) source.
void reference_print_manual(void);
// Prints the completion of the command line for bash.
void reference_print_completion(void);

#endif
