/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-lockdown.h"

/* Some who have a keyboard before them press Ctrl+C: twelve tries in ten seconds are no habit any more. */
#define TRIES  12
#define WITHIN (10 * G_USEC_PER_SEC)

struct _KioskLockdown
{
  GObject parent_instance;

  gint64  first_at; /* monotonic time of the first of the tries that count */
  guint   tries;
};

enum
{
  SIGNAL_REPEATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskLockdown, kiosk_lockdown, G_TYPE_OBJECT)

/* Keys that move about, write, choose, and guide by voice. What is not here leads somewhere else, if anywhere. */
static gboolean
is_navigation (guint key)
{
  static const guint keys[] = {
    GDK_KEY_Tab, GDK_KEY_ISO_Left_Tab, GDK_KEY_KP_Tab, GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_Escape, GDK_KEY_BackSpace,
    GDK_KEY_Delete,
    GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Down, GDK_KEY_KP_Left, GDK_KEY_KP_Right, GDK_KEY_KP_Up,
    GDK_KEY_KP_Down, GDK_KEY_Home, GDK_KEY_End, GDK_KEY_Page_Up, GDK_KEY_Page_Down,
    GDK_KEY_F1, GDK_KEY_F2, GDK_KEY_F3, GDK_KEY_AudioRaiseVolume, GDK_KEY_AudioLowerVolume,
    GDK_KEY_Shift_L, GDK_KEY_Shift_R, GDK_KEY_Caps_Lock, GDK_KEY_ISO_Level3_Shift, GDK_KEY_Num_Lock,
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] == key)
      return TRUE;
  return FALSE;
}

static gboolean
leads_out (GdkEvent *event)
{
  const GdkModifierType shortcuts = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK;
  guint key;

  switch (gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_KEY_RELEASE:
      key = gdk_key_event_get_keyval (event);
      return (gdk_event_get_modifier_state (event) & shortcuts) != 0
             || (!is_navigation (key) && !g_unichar_isprint (gdk_keyval_to_unicode (key)));
    case GDK_BUTTON_PRESS:
    case GDK_BUTTON_RELEASE:
      return gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY;
    default:
      return FALSE;
    }
}

void
kiosk_lockdown_count_try (KioskLockdown *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->tries == 0 || now - self->first_at > WITHIN)
    {
      self->first_at = now;
      self->tries = 0;
    }

  if (++self->tries < TRIES)
    return;

  self->tries = 0;
  g_signal_emit (self, signals[SIGNAL_REPEATED], 0, TRIES);
}

/* Keys that merely accompany others are no tries of their own. */
static gboolean
is_try (GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return type == GDK_BUTTON_PRESS || (type == GDK_KEY_PRESS && !gdk_key_event_is_modifier (event));
}

gboolean
kiosk_lockdown_swallows (KioskLockdown *self,
                         GdkEvent      *event)
{
  if (!leads_out (event))
    return FALSE;

  if (is_try (event))
    kiosk_lockdown_count_try (self);
  return TRUE;
}

KioskLockdown *
kiosk_lockdown_new (void)
{
  return g_object_new (KIOSK_TYPE_LOCKDOWN, NULL);
}

static void
kiosk_lockdown_class_init (KioskLockdownClass *klass)
{
  signals[SIGNAL_REPEATED] = g_signal_new ("repeated", KIOSK_TYPE_LOCKDOWN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
kiosk_lockdown_init (KioskLockdown *self)
{
}
