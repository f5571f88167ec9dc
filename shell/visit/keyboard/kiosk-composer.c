/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-composer.h"

#include "engine/kiosk-rime-engine.h"

#define MOST_PARTS 32 /* of which a text is put together when nobody chooses */

struct _KioskComposer
{
  GObject           parent_instance;

  char             *directory;  /* (nullable): NULL once the engine was tried */
  KioskInputEngine *engine;     /* (owned) (nullable) */
  KioskInputScheme  scheme;
  gboolean          traditional;
  guint             idle_id;
};

enum
{
  CHANGED,
  COMPOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KioskComposer, kiosk_composer, G_TYPE_OBJECT)

gboolean
kiosk_composer_prepare (KioskComposer *self)
{
  g_autofree char *directory = g_steal_pointer (&self->directory);
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (directory == NULL)
    return self->engine != NULL;

  self->engine = kiosk_rime_engine_new (directory, &error);
  if (self->engine == NULL)
    {
      g_warning ("The keyboard has letters only: %s", error->message);
      return FALSE;
    }

  kiosk_input_engine_use (self->engine, self->scheme, self->traditional);
  return TRUE;
}

static void
on_idle (gpointer user_data)
{
  KioskComposer *self = user_data;

  self->idle_id = 0;
  kiosk_composer_prepare (self);
}

static void
tell_changed (KioskComposer *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
tell_composed (KioskComposer *self,
               const char    *text)
{
  if (text != NULL && *text != '\0')
    g_signal_emit (self, signals[COMPOSED], 0, text);
}

void
kiosk_composer_use (KioskComposer    *self,
                    KioskInputScheme  scheme,
                    gboolean          traditional)
{
  self->scheme = scheme;
  self->traditional = traditional;
  if (self->engine != NULL)
    kiosk_input_engine_use (self->engine, scheme, traditional);
  tell_changed (self);
}

gboolean
kiosk_composer_is_busy (KioskComposer *self)
{
  g_autofree char *keys = self->engine != NULL ? kiosk_input_engine_dup_keys (self->engine) : NULL;

  return keys != NULL && *keys != '\0';
}

gboolean
kiosk_composer_type (KioskComposer *self,
                     char           key)
{
  if (!kiosk_composer_prepare (self) || !kiosk_input_engine_type (self->engine, key))
    return FALSE;

  tell_changed (self);
  return TRUE;
}

gboolean
kiosk_composer_erase (KioskComposer *self)
{
  if (self->engine == NULL || !kiosk_input_engine_erase (self->engine))
    return FALSE;

  tell_changed (self);
  return TRUE;
}

void
kiosk_composer_choose (KioskComposer *self,
                       guint          index)
{
  g_autofree char *text = self->engine != NULL ? kiosk_input_engine_choose (self->engine, index) : NULL;

  tell_composed (self, text);
  tell_changed (self);
}

void
kiosk_composer_choose_first (KioskComposer *self)
{
  for (int i = 0; i < MOST_PARTS && kiosk_composer_is_busy (self); i++)
    kiosk_composer_choose (self, 0);

  if (kiosk_composer_is_busy (self))
    kiosk_input_engine_reset (self->engine);
  tell_changed (self);
}

char *
kiosk_composer_dup_letters (KioskComposer *self)
{
  gboolean letters = self->scheme == KIOSK_INPUT_SCHEME_PINYIN || self->scheme == KIOSK_INPUT_SCHEME_NAME;

  return letters && self->engine != NULL ? kiosk_input_engine_dup_keys (self->engine) : g_strdup ("");
}

/* What was chosen already stays; the letters after it lose the blanks between their syllables. */
static char *
remove_blanks (char *preedit)
{
  char *end = preedit;

  for (const char *p = preedit; *p != '\0'; p++)
    if (*p != ' ')
      *end++ = *p;
  *end = '\0';
  return preedit;
}

void
kiosk_composer_finish (KioskComposer *self)
{
  g_autofree char *letters = NULL;
  g_autofree char *preedit = NULL;

  if (!kiosk_composer_is_busy (self))
    return;

  letters = kiosk_composer_dup_letters (self);
  if (*letters == '\0')
    {
      kiosk_composer_choose_first (self);
      return;
    }

  preedit = kiosk_composer_dup_preedit (self);
  kiosk_input_engine_reset (self->engine);
  tell_composed (self, g_str_is_ascii (preedit) ? letters : remove_blanks (preedit));
  tell_changed (self);
}

void
kiosk_composer_give_up (KioskComposer *self)
{
  if (self->engine != NULL)
    kiosk_input_engine_reset (self->engine);
  tell_changed (self);
}

char *
kiosk_composer_dup_preedit (KioskComposer *self)
{
  return self->engine != NULL ? kiosk_input_engine_dup_preedit (self->engine) : g_strdup ("");
}

GStrv
kiosk_composer_dup_candidates (KioskComposer *self,
                               guint          first,
                               guint          most)
{
  return self->engine != NULL ? kiosk_input_engine_dup_candidates (self->engine, first, most) : g_new0 (char *, 1);
}

static void
kiosk_composer_dispose (GObject *object)
{
  KioskComposer *self = KIOSK_COMPOSER (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (kiosk_composer_parent_class)->dispose (object);
}

static void
kiosk_composer_finalize (GObject *object)
{
  g_free (KIOSK_COMPOSER (object)->directory);
  G_OBJECT_CLASS (kiosk_composer_parent_class)->finalize (object);
}

static void
kiosk_composer_class_init (KioskComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kiosk_composer_dispose;
  object_class->finalize = kiosk_composer_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[COMPOSED] = g_signal_new ("composed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kiosk_composer_init (KioskComposer *self)
{
}

KioskComposer *
kiosk_composer_new (const char *directory)
{
  KioskComposer *self = g_object_new (KIOSK_TYPE_COMPOSER, NULL);

  self->directory = g_strdup (directory);
  self->idle_id = g_idle_add_once (on_idle, self);
  return self;
}
