/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk.h"

G_BEGIN_DECLS

#define FAKE_TYPE_OUTBOX (fake_outbox_get_type ())
G_DECLARE_FINAL_TYPE (FakeOutbox, fake_outbox, FAKE, OUTBOX, GObject)

/* An outbox with a key pair of its own, which does as it is told. */
struct _FakeOutbox
{
  GObject     parent_instance;

  GBytes     *public_key;
  GBytes     *secret_key;
  GPtrArray  *envelopes;  /* of GBytes: all that was handed in */
  const char *answer;     /* JSON; NULL: it is kept */
  int         failure;    /* a KioskError, or -1 */
  gboolean    no_key;     /* nothing can be handed in now */
};

FakeOutbox *fake_outbox_new  (void);

/* What is in the envelope, as text; each opens with the secret key only. */
char       *fake_outbox_open (FakeOutbox *self,
                              guint       index);

G_END_DECLS
