/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What libFuzzer calls, and replay.c where there is no libFuzzer. */
int         LLVMFuzzerInitialize   (int *argc, char ***argv);
int         LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* The first byte, by which a fuzzer of several parsers chooses one; 0 where there is none. */
guint       fuzz_choose            (const guint8 **data, gsize *size, guint n);

/* (transfer full): what is left, with a NUL behind it */
char       *fuzz_text              (const guint8 *data, gsize size);

/* Frees what was said to a visitor, once it was seen that it is text, where it is not %NULL. */
void        fuzz_take_words        (char *words);

/* (transfer none): a directory that goes away with the program */
const char *fuzz_directory         (void);

/* (transfer none): the path of a file in that directory, which holds what is left; until the next call */
const char *fuzz_file              (const char *name, const guint8 *data, gsize size);

G_END_DECLS
