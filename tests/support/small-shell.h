/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kiosk.h>

#include "gateway-double.h"
#include "kiosk-service-loader.h"

G_BEGIN_DECLS

/* A small shell: it shows one page at a time, as the real one does. */
typedef struct
{
  GatewayDouble    *gateway;
  KioskContext     *context;
  KioskServiceInfo *service;
  GtkWidget        *window;
  KioskPage        *page;    /* on the screen */
  GPtrArray        *stack;   /* all of the task */
  GPtrArray        *gone;    /* taken off while they were being asked to go */
} SmallShell;

/* Opens the service in @directory. */
void       small_shell_set_up          (SmallShell *shell,
                                        const char *directory);
void       small_shell_tear_down       (SmallShell *shell);
KioskPage *small_shell_create_page     (SmallShell *shell);

/* The first widget on the screen of that type, with that label where one is given; %NULL if there is none. */
GtkWidget *small_shell_find            (SmallShell *shell,
                                        GType       type,
                                        const char *label);
/* The same, and waits until there is one. */
GtkWidget *small_shell_wait_for        (SmallShell *shell,
                                        GType       type,
                                        const char *label);
void       small_shell_expect          (SmallShell *shell,
                                        const char *words);
void       small_shell_type_in         (SmallShell *shell,
                                        const char *field,
                                        const char *text);
void       small_shell_touch           (SmallShell *shell,
                                        const char *button);
void       small_shell_press_action    (SmallShell *shell,
                                        const char *field);
void       small_shell_hide_keyboard   (SmallShell *shell);
void       small_shell_change_language (SmallShell *shell);

G_END_DECLS
