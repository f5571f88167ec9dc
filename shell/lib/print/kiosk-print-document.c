/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "kiosk-print-document-private.h"

#define MOST_CELLS 4

struct _KioskPrintDocument
{
  GObject    parent_instance;

  char      *id;
  char      *title;
  GPtrArray *blocks;  /* (owned) (element-type KioskPrintBlock) */
};

G_DEFINE_FINAL_TYPE (KioskPrintDocument, kiosk_print_document, G_TYPE_OBJECT)

static void
free_block (gpointer data)
{
  KioskPrintBlock *block = data;

  g_strfreev (block->words);
  g_free (block);
}

static void
add_block (KioskPrintDocument *self,
           KioskPrintKind      kind,
           const char * const *words)
{
  KioskPrintBlock *block = g_new (KioskPrintBlock, 1);

  block->kind = kind;
  block->words = g_strdupv ((char **) words);
  g_ptr_array_add (self->blocks, block);
}

static void
add_words (KioskPrintDocument *self,
           KioskPrintKind      kind,
           const char         *first,
           const char         *second)
{
  const char * const words[] = { first, second, NULL };

  add_block (self, kind, words);
}

void
kiosk_print_document_add_heading (KioskPrintDocument *self,
                                  const char         *text)
{
  g_return_if_fail (KIOSK_IS_PRINT_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  add_words (self, KIOSK_PRINT_HEADING, text, NULL);
}

void
kiosk_print_document_add_large (KioskPrintDocument *self,
                                const char         *text)
{
  g_return_if_fail (KIOSK_IS_PRINT_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  add_words (self, KIOSK_PRINT_LARGE, text, NULL);
}

void
kiosk_print_document_add_centred (KioskPrintDocument *self,
                                  const char         *text)
{
  g_return_if_fail (KIOSK_IS_PRINT_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  add_words (self, KIOSK_PRINT_CENTRED, text, NULL);
}

void
kiosk_print_document_add_text (KioskPrintDocument *self,
                               const char         *text)
{
  g_return_if_fail (KIOSK_IS_PRINT_DOCUMENT (self));

  if (text != NULL && *text != '\0')
    add_words (self, KIOSK_PRINT_TEXT, text, NULL);
}

void
kiosk_print_document_add_fact (KioskPrintDocument *self,
                               const char         *label,
                               const char         *value)
{
  g_return_if_fail (KIOSK_IS_PRINT_DOCUMENT (self));
  g_return_if_fail (label != NULL);

  if (value != NULL)
    add_words (self, KIOSK_PRINT_FACT, label, value);
}

void
kiosk_print_document_add_row (KioskPrintDocument *self,
                              const char * const *cells)
{
  g_return_if_fail (KIOSK_IS_PRINT_DOCUMENT (self));
  g_return_if_fail (cells[0] != NULL && g_strv_length ((char **) cells) <= MOST_CELLS);

  add_block (self, KIOSK_PRINT_ROW, cells);
}

void
kiosk_print_document_add_qr_code (KioskPrintDocument *self,
                                  const char         *text)
{
  g_return_if_fail (KIOSK_IS_PRINT_DOCUMENT (self));
  g_return_if_fail (text != NULL);

  add_words (self, KIOSK_PRINT_QR_CODE, text, NULL);
}

const char *
kiosk_print_document_get_id (KioskPrintDocument *self)
{
  g_return_val_if_fail (KIOSK_IS_PRINT_DOCUMENT (self), NULL);

  return self->id;
}

const char *
kiosk_print_document_get_title (KioskPrintDocument *self)
{
  g_return_val_if_fail (KIOSK_IS_PRINT_DOCUMENT (self), NULL);

  return self->title;
}

GPtrArray *
kiosk_print_document_get_blocks (KioskPrintDocument *self)
{
  return self->blocks;
}

char *
kiosk_print_document_read_out (KioskPrintDocument *self)
{
  GString *text = g_string_new (self->title);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const KioskPrintBlock *block = self->blocks->pdata[i];
      g_autofree char *words = g_strjoinv (" ", block->words);

      if (block->kind != KIOSK_PRINT_QR_CODE)
        g_string_append_printf (text, "\n%s", words);
    }

  return g_string_free (text, FALSE);
}

static void
kiosk_print_document_finalize (GObject *object)
{
  KioskPrintDocument *self = KIOSK_PRINT_DOCUMENT (object);

  g_free (self->id);
  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  G_OBJECT_CLASS (kiosk_print_document_parent_class)->finalize (object);
}

static void
kiosk_print_document_class_init (KioskPrintDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kiosk_print_document_finalize;
}

static void
kiosk_print_document_init (KioskPrintDocument *self)
{
  self->blocks = g_ptr_array_new_with_free_func (free_block);
}

KioskPrintDocument *
kiosk_print_document_new (const char *id,
                          const char *title)
{
  KioskPrintDocument *self = g_object_new (KIOSK_TYPE_PRINT_DOCUMENT, NULL);

  g_return_val_if_fail (id != NULL && title != NULL, self);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  return self;
}
