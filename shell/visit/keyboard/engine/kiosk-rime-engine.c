/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-rime-engine.h"

#include "core/kiosk-late.h"
#include "late/kiosk-sentences.h"

#include <rime_api.h>
#include <signal.h>

#define KEY_BACKSPACE 0xff08 /* as in X11's keysymdef.h */
#define NOWHERE       "/nonexistent"
#define LIBRARY       "kiosk-rime"

struct _KioskRimeEngine
{
  GObject          parent_instance;

  RimeApi         *rime;     /* (nullable): until it is loaded */
  RimeSessionId    session;
  KioskInputScheme scheme;
};

static void kiosk_rime_engine_input_engine_init (KioskInputEngineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KioskRimeEngine, kiosk_rime_engine, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KIOSK_TYPE_INPUT_ENGINE, kiosk_rime_engine_input_engine_init))

static const char * const schemas[] = {
  [KIOSK_INPUT_SCHEME_PINYIN] = "kiosk_pinyin",
  [KIOSK_INPUT_SCHEME_NAME] = "kiosk_name",
  [KIOSK_INPUT_SCHEME_NINE] = "kiosk_nine",
  [KIOSK_INPUT_SCHEME_ZHUYIN] = "kiosk_zhuyin",
};

static void
kiosk_rime_engine_use (KioskInputEngine *engine,
                       KioskInputScheme  scheme,
                       gboolean          traditional)
{
  KioskRimeEngine *self = KIOSK_RIME_ENGINE (engine);

  self->rime->clear_composition (self->session);
  if (scheme != self->scheme)
    self->rime->select_schema (self->session, schemas[scheme]);
  self->scheme = scheme;
  self->rime->set_option (self->session, "simplified", !traditional);
  self->rime->set_option (self->session, "taiwan", traditional);
}

static gboolean
kiosk_rime_engine_type (KioskInputEngine *engine,
                        char              key)
{
  KioskRimeEngine *self = KIOSK_RIME_ENGINE (engine);

  return self->rime->process_key (self->session, key, 0);
}

static gboolean
kiosk_rime_engine_erase (KioskInputEngine *engine)
{
  KioskRimeEngine *self = KIOSK_RIME_ENGINE (engine);
  const char *keys = self->rime->get_input (self->session);

  return keys != NULL && *keys != '\0' && self->rime->process_key (self->session, KEY_BACKSPACE, 0);
}

static char *
take_commit (KioskRimeEngine *self)
{
  RIME_STRUCT (RimeCommit, commit);
  char *text = NULL;

  if (!self->rime->get_commit (self->session, &commit))
    return NULL;

  text = g_strdup (commit.text);
  self->rime->free_commit (&commit);
  return text;
}

static char *
kiosk_rime_engine_choose (KioskInputEngine *engine,
                          guint             index)
{
  KioskRimeEngine *self = KIOSK_RIME_ENGINE (engine);

  self->rime->select_candidate (self->session, index);
  return take_commit (self);
}

static void
kiosk_rime_engine_reset (KioskInputEngine *engine)
{
  KioskRimeEngine *self = KIOSK_RIME_ENGINE (engine);

  self->rime->clear_composition (self->session);
}

static char *
kiosk_rime_engine_dup_keys (KioskInputEngine *engine)
{
  KioskRimeEngine *self = KIOSK_RIME_ENGINE (engine);
  const char *keys = self->rime->get_input (self->session);

  return g_strdup (keys != NULL ? keys : "");
}

/* Digits tell nobody anything: the first candidate's syllables stand for them. */
static char *
dup_reading (RimeContext *context)
{
  const char *reading = context->menu.num_candidates > 0 ? context->menu.candidates[0].comment : NULL;

  return g_strdup (reading != NULL && *reading != '\0' ? reading : context->composition.preedit);
}

static char *
kiosk_rime_engine_dup_preedit (KioskInputEngine *engine)
{
  KioskRimeEngine *self = KIOSK_RIME_ENGINE (engine);
  RIME_STRUCT (RimeContext, context);
  char *preedit = NULL;

  if (!self->rime->get_context (self->session, &context))
    return g_strdup ("");

  preedit = self->scheme == KIOSK_INPUT_SCHEME_NINE ? dup_reading (&context) : g_strdup (context.composition.preedit);
  self->rime->free_context (&context);
  return preedit != NULL ? preedit : g_strdup ("");
}

static GStrv
kiosk_rime_engine_dup_candidates (KioskInputEngine *engine,
                                  guint             first,
                                  guint             most)
{
  KioskRimeEngine *self = KIOSK_RIME_ENGINE (engine);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  RimeCandidateListIterator iterator = { 0 };

  if (!self->rime->candidate_list_from_index (self->session, &iterator, (int) first))
    return g_strv_builder_end (builder);

  for (guint i = 0; i < most && self->rime->candidate_list_next (&iterator); i++)
    g_strv_builder_add (builder, iterator.candidate.text);
  self->rime->candidate_list_end (&iterator);
  return g_strv_builder_end (builder);
}

/* librime's logging would print a stack at the end of the process, and take SIGTERM for a crash. */
static void
set_up_quietly (RimeApi    *rime,
                RimeTraits *traits)
{
  static const int caught[] = { SIGSEGV, SIGILL, SIGFPE, SIGABRT, SIGBUS, SIGTERM };
  struct sigaction before[G_N_ELEMENTS (caught)];

  for (guint i = 0; i < G_N_ELEMENTS (caught); i++)
    sigaction (caught[i], NULL, &before[i]);
  rime->setup (traits);
  for (guint i = 0; i < G_N_ELEMENTS (caught); i++)
    sigaction (caught[i], &before[i], NULL);
}

static gboolean
set_up (KioskRimeEngine  *self,
        const char       *directory,
        GError          **error)
{
  typeof (rime_get_api) *get_api = kiosk_late_find (LIBRARY, "rime_get_api", error);
  typeof (kiosk_sentences_register) *register_sentences = NULL;
  static gsize set_up_once;
  RIME_STRUCT (RimeTraits, traits);

  if (get_api != NULL)
    register_sentences = kiosk_late_find (LIBRARY, "kiosk_sentences_register", error);
  if (register_sentences == NULL)
    return FALSE;

  self->rime = get_api ();
  traits.shared_data_dir = directory;
  traits.prebuilt_data_dir = directory;
  traits.staging_dir = directory;
  traits.user_data_dir = NOWHERE;
  traits.app_name = "park-kiosk";
  traits.log_dir = "";
  traits.min_log_level = 3;
  if (g_once_init_enter (&set_up_once))
    {
      set_up_quietly (self->rime, &traits);
      g_once_init_leave (&set_up_once, 1);
    }
  self->rime->initialize (&traits);
  register_sentences ();
  self->session = self->rime->create_session ();
  return TRUE;
}

KioskInputEngine *
kiosk_rime_engine_new (const char  *directory,
                       GError     **error)
{
  g_autofree char *table = g_build_filename (directory, "kiosk.table.bin", NULL);
  g_autoptr (KioskRimeEngine) self = NULL;

  if (!g_file_test (table, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "There are no tables for the keyboard in %s", directory);
      return NULL;
    }

  self = g_object_new (KIOSK_TYPE_RIME_ENGINE, NULL);
  if (!set_up (self, directory, error))
    return NULL;
  if (self->session == 0 || !self->rime->select_schema (self->session, schemas[self->scheme]))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "librime does not take the tables in %s", directory);
      return NULL;
    }

  return KIOSK_INPUT_ENGINE (g_steal_pointer (&self));
}

static void
kiosk_rime_engine_finalize (GObject *object)
{
  KioskRimeEngine *self = KIOSK_RIME_ENGINE (object);

  if (self->session != 0)
    self->rime->destroy_session (self->session);
  if (self->rime != NULL)
    self->rime->finalize ();
  G_OBJECT_CLASS (kiosk_rime_engine_parent_class)->finalize (object);
}

static void
kiosk_rime_engine_input_engine_init (KioskInputEngineInterface *iface)
{
  iface->use = kiosk_rime_engine_use;
  iface->type = kiosk_rime_engine_type;
  iface->erase = kiosk_rime_engine_erase;
  iface->choose = kiosk_rime_engine_choose;
  iface->reset = kiosk_rime_engine_reset;
  iface->dup_keys = kiosk_rime_engine_dup_keys;
  iface->dup_preedit = kiosk_rime_engine_dup_preedit;
  iface->dup_candidates = kiosk_rime_engine_dup_candidates;
}

static void
kiosk_rime_engine_class_init (KioskRimeEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_rime_engine_finalize;
}

static void
kiosk_rime_engine_init (KioskRimeEngine *self)
{
}
