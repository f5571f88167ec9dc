/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One file of the spool. */
typedef enum
{
  CUSTOMS_SPOOL_FILE_GOOD,     /* it holds messages */
  CUSTOMS_SPOOL_FILE_BAD,      /* it never will; error says why */
  CUSTOMS_SPOOL_FILE_TORN,     /* it is no XML yet, but may still be written */
  CUSTOMS_SPOOL_FILE_LOCKED,   /* it cannot be read now; error says why */
} CustomsSpoolFileState;

typedef struct
{
  char                  *name;
  char                  *path;
  goffset                size;
  gint64                 age;        /* microseconds since it was changed */
  CustomsSpoolFileState  state;
  GPtrArray             *messages;   /* (owned) (nullable) */
  GError                *error;      /* (owned) (nullable) */
} CustomsSpoolFile;

/* (nullable): NULL if @name is no file that is to be read, or one that was changed a moment ago */
CustomsSpoolFile *customs_spool_file_new    (const char *directory, const char *name);
void              customs_spool_file_free   (CustomsSpoolFile *file);
void              customs_spool_file_read   (CustomsSpoolFile *file);

/* Moves it into @folder, which is made where it is missing; under another name where its own is taken. */
gboolean          customs_spool_file_move   (CustomsSpoolFile *file, const char *folder, GError **error);

/* The same, with the file's error beside it in NAME.reason. */
gboolean          customs_spool_file_refuse (CustomsSpoolFile *file, const char *folder, GError **error);

G_END_DECLS
