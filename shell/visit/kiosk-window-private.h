/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-composer.h"
#include "kiosk-field-scroller.h"
#include "kiosk-key-click.h"
#include "kiosk-lockdown.h"
#include "kiosk-magnifier.h"
#include "kiosk-page-reader.h"
#include "kiosk-visit-clock.h"
#include "kiosk-voice-guide.h"
#include "kiosk-window.h"

G_BEGIN_DECLS

struct _KioskWindow
{
  GtkWindow           parent_instance;

  KioskContext       *context;  /* (owned) */
  KioskParkProfile   *profile;  /* (owned) */
  GPtrArray          *services; /* (owned) */
  KioskPlaylist      *playlist; /* (owned) */
  GSettings          *settings; /* (owned) */
  KioskVisitClock    *clock;    /* (owned) */
  KioskLockdown      *lockdown; /* (owned) (nullable) */
  KioskFieldScroller *scroller; /* (owned) */
  KioskComposer      *composer; /* (owned) */
  KioskKeyClick      *click;    /* (owned) */
  GActionGroup       *looks;    /* (owned) */
  KioskPageReader    *reader;   /* (owned) */
  KioskVoiceGuide    *guide;    /* (owned) */
  GActionGroup       *reading;  /* (owned) */
  GCancellable       *opening;  /* (owned) (nullable): a service is being opened */
  gboolean            writes;   /* the page on the screen is one to write on */
  gboolean            large_text;
  gboolean            by_keys;  /* the last that was pressed was a key, not the screen */
  gboolean            touched;  /* a finger is on the screen */
  gboolean            attended; /* somebody is there */

  KioskMagnifier     *magnifier;
  GtkOverlay         *overlay;
  GtkBox             *screens;
  GtkWidget          *shade;    /* above all, where the screen has no backlight to dim */
  GtkWidget          *attract;
  GtkWidget          *home;     /* (nullable): these four once the visit has begun */
  GtkWidget          *task;
  GtkWidget          *keyboard;
  GtkWidget          *bottom_bar;
  GtkWidget          *chooser;  /* (nullable) */
  GtkWidget          *warning;  /* (nullable) */
  GtkWidget          *before_chooser; /* (unowned) (nullable): what had the focus then */
  GtkWidget          *before_warning; /* (unowned) (nullable) */
  GtkWidget          *last_focus; /* (unowned) (nullable): what had the focus last */
  GtkWidget          *lost;       /* (unowned) (nullable): what had it when it was taken away */
  guint               focus_id;   /* runs while nothing has it */
  guint               focus_tries;
  guint               look_id;    /* runs until the voice guide looks what is new */
  gint64              voice_changed_at; /* monotonic time */
  GtkWidget          *rest;     /* (nullable) */
  GtkWidget          *staff;    /* (nullable): in staff mode */
  guint               hold_id;  /* runs while the corner is held */
};

/* kiosk-window.c: the screens and the life of the visit */
void kiosk_window_build_screens   (KioskWindow  *self);
void kiosk_window_show_screen     (KioskWindow  *self,
                                   GtkWidget    *screen);
void kiosk_window_remove_overlay  (KioskWindow  *self,
                                   GtkWidget   **overlay);
void kiosk_window_update_patience (KioskWindow  *self);
void kiosk_window_tell_service    (KioskWindow  *self,
                                   const char   *service);
void kiosk_window_end_visit       (KioskWindow  *self,
                                   const char   *reason);

/* kiosk-window-keys.c */
void kiosk_window_attend          (KioskWindow    *self);
void kiosk_window_note_hand       (KioskWindow    *self,
                                   GdkEvent       *event);
void kiosk_window_seek_focus      (KioskWindow    *self);
GtkWidget *kiosk_window_find_place (KioskWindow   *self);
void kiosk_window_add_dialog      (KioskWindow    *self,
                                   GtkWidget     **overlay,
                                   GtkWidget      *dialog);
void kiosk_window_remove_dialog   (KioskWindow    *self,
                                   GtkWidget     **overlay);
void kiosk_window_install_keys    (GtkWidgetClass *widget_class);
void kiosk_window_add_keys        (KioskWindow    *self);
void kiosk_window_remove_keys     (KioskWindow    *self);

/* Returns: whether the event was a key that the keyboard on the screen takes; the letters above its keys end with any other. */
gboolean kiosk_window_compose     (KioskWindow    *self,
                                   GdkEvent       *event);

/* kiosk-window-magnifier.c */
void kiosk_window_update_magnifier  (KioskWindow *self);
void kiosk_window_rebuild_magnifier (KioskWindow *self);
void kiosk_window_stop_magnifying   (KioskWindow *self);
void kiosk_window_follow_focus      (KioskWindow *self);
void kiosk_window_note_finger       (KioskWindow *self,
                                     GdkEvent    *event);
void kiosk_window_look_at_top       (GtkWidget   *widget,
                                     const char  *action,
                                     GVariant    *parameter);

/* kiosk-window-staff.c */
void kiosk_window_add_hidden_way  (KioskWindow  *self);

/* kiosk-window-services.c */
void kiosk_window_open            (KioskWindow      *self,
                                   KioskServiceInfo *service);
void kiosk_window_resume_form     (GtkWidget        *widget,
                                   const char       *action,
                                   GVariant         *parameter);
void kiosk_window_open_form       (GtkWidget        *widget,
                                   const char       *action,
                                   GVariant         *parameter);

/* kiosk-window-reading.c */
void kiosk_window_add_reading     (KioskWindow    *self);
void kiosk_window_note_key        (KioskWindow    *self,
                                   guint           key);
void kiosk_window_look_soon       (KioskWindow    *self);
void kiosk_window_stop_reading    (KioskWindow    *self);
void kiosk_window_install_voice   (GtkWidgetClass *widget_class);

/* kiosk-window-looks.c */
void kiosk_window_add_looks       (KioskWindow *self);
void kiosk_window_update_keys     (KioskWindow *self);
void kiosk_window_use_language    (KioskWindow *self,
                                   const char  *language);
void kiosk_window_choose_language (GtkWidget   *widget,
                                   const char  *action,
                                   GVariant    *parameter);
void kiosk_window_keep_language   (GtkWidget   *widget,
                                   const char  *action,
                                   GVariant    *parameter);
void kiosk_window_set_language    (GtkWidget   *widget,
                                   const char  *action,
                                   GVariant    *parameter);
void kiosk_window_close_chooser   (KioskWindow *self);

G_END_DECLS
