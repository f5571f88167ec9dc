/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-page-reader.h"

/* A small screen, and what reads it aloud; nothing of it is heard. */
typedef struct
{
  KioskSpeaker    *speaker;
  KioskPageReader *reader;
  GtkBuilder      *builder;
  GtkWidget       *window;
  GtkWidget       *screen;
} ReadScreen;

typedef gboolean (*ReadScreenCondition) (ReadScreen *self);

/* @ui: what is on it, of which "screen" is the object around it; @sink: where the sound goes. Returns when it is shown and can be read. */
void       read_screen_set_up    (ReadScreen          *self,
                                  const char          *ui,
                                  const char          *sink);
void       read_screen_tear_down (ReadScreen          *self);

/* Returns: (transfer none): an object of the screen */
GtkWidget *read_screen_get       (ReadScreen          *self,
                                  const char          *id);

/* Ends the test where it takes too long. */
void       read_screen_wait_for  (ReadScreen          *self,
                                  ReadScreenCondition  condition);
gboolean   read_screen_is_silent (ReadScreen          *self);
