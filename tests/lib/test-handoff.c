/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What comes from a phone is opened with the right key only, and is a photograph or nothing. */

#include "camera/kiosk-photo-private.h"
#include "handoff/kiosk-handoff-key-private.h"
#include "handoff/kiosk-handoff-private.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <string.h>

static void
test_possible (void)
{
  static const char * const good[] = { "https://kiosk.example", "https://kiosk.example/park/", "http://127.0.0.1:8080", "http://[::1]:8080" };
  static const char * const bad[] = { "http://kiosk.example", "http://10.0.0.7:8080", "http://127.0.0.1.example", "ftp://127.0.0.1", "", "phone" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (kiosk_handoff_is_possible (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kiosk_handoff_is_possible (bad[i]));
  g_assert_false (kiosk_handoff_is_possible (NULL));
}

/* As the phone does it, from the text of the key. */
static GByteArray *
seal (const char *key,
      const char *number,
      const char *plain)
{
  g_autofree char *padded = g_strconcat (key, "=", NULL);
  gsize key_size, size = strlen (plain) + 16;
  g_autofree guchar *bytes = NULL;
  gnutls_aead_cipher_hd_t cipher;
  gnutls_datum_t datum;
  GByteArray *sealed = g_byte_array_new ();

  g_strdelimit (padded, "-", '+');
  g_strdelimit (padded, "_", '/');
  bytes = g_base64_decode (padded, &key_size);
  g_assert_cmpuint (key_size, ==, 32);
  datum = (gnutls_datum_t) { bytes, (unsigned) key_size };
  g_byte_array_set_size (sealed, (guint) (12 + size));
  memset (sealed->data, 7, 12);
  g_assert_cmpint (gnutls_aead_cipher_init (&cipher, GNUTLS_CIPHER_AES_256_GCM, &datum), ==, 0);
  g_assert_cmpint (gnutls_aead_cipher_encrypt (cipher, sealed->data, 12, number, strlen (number), 16, plain, strlen (plain), sealed->data + 12, &size),
                   ==, 0);
  gnutls_aead_cipher_deinit (cipher);
  return sealed;
}

static void
expect_opened (KioskHandoffKey *key,
               guint            number,
               GByteArray      *sealed,
               const char      *plain)
{
  g_autofree char *data = g_base64_encode (sealed->data, sealed->len);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) opened = kiosk_handoff_key_open (key, number, data, &error);

  if (plain == NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), plain, strlen (plain));
}

static void
test_key (void)
{
  g_autoptr (KioskHandoffKey) key = kiosk_handoff_key_new ();
  g_autoptr (KioskHandoffKey) other = kiosk_handoff_key_new ();
  g_autofree char *text = kiosk_handoff_key_to_text (key);
  g_autofree char *other_text = kiosk_handoff_key_to_text (other);
  g_autoptr (GByteArray) sealed = seal (text, "3", "a picture");

  g_assert_cmpstr (text, !=, other_text);
  g_assert_cmpuint (strlen (text), ==, 43);
  expect_opened (key, 3, sealed, "a picture");
  expect_opened (key, 4, sealed, NULL);
  expect_opened (other, 3, sealed, NULL);
  for (guint i = 0; i < sealed->len; i++)
    {
      sealed->data[i] ^= 1;
      expect_opened (key, 3, sealed, NULL);
      sealed->data[i] ^= 1;
    }
  while (sealed->len > 0)
    {
      g_byte_array_set_size (sealed, sealed->len - 1);
      expect_opened (key, 3, sealed, NULL);
    }
}

static GBytes *
encode (const char *type,
        int         size)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, size, size);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x3377aaff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static gboolean
is_photo (const guchar *data,
          gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (KioskPhoto) photo = kiosk_photo_new_from_jpeg (bytes);

  return photo != NULL;
}

/* The place in the frame header (ITU-T T.81, B.2.2) where height and width are told. */
static guchar *
find_size (guchar *jpeg,
           gsize   size)
{
  for (gsize i = 0; i + 9 < size; i++)
    if (jpeg[i] == 0xff && (jpeg[i + 1] == 0xc0 || jpeg[i + 1] == 0xc2))
      return jpeg + i + 5;
  g_assert_not_reached ();
}

static void
test_photo (void)
{
  g_autoptr (GBytes) bytes = encode ("jpeg", 64);
  g_autoptr (GBytes) png = encode ("png", 64);
  gsize size = g_bytes_get_size (bytes);
  g_autofree guchar *jpeg = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
  g_autofree guchar *padded = g_malloc0 (KIOSK_PHOTO_MAX_BYTES + 1);

  g_assert_true (is_photo (jpeg, size));
  g_assert_false (is_photo (g_bytes_get_data (png, NULL), g_bytes_get_size (png)));
  g_assert_false (is_photo ((const guchar *) "<svg/>", 6));
  g_assert_false (is_photo (jpeg, 0));
  for (gsize length = 1; length < size / 4; length++)
    g_assert_false (is_photo (jpeg, length));

  memcpy (padded, jpeg, size);
  g_assert_false (is_photo (padded, KIOSK_PHOTO_MAX_BYTES + 1));

  /* 65,500 by 65,500 pixels, as it says */
  memcpy (find_size (jpeg, size), "\xff\xdc\xff\xdc", 4);
  g_assert_false (is_photo (jpeg, size));
}

/* Whatever is changed in one, it does not crash. */
static void
test_mutated (void)
{
  g_autoptr (GBytes) bytes = encode ("jpeg", 64);
  gsize size = g_bytes_get_size (bytes);
  g_autoptr (GRand) rand = g_rand_new_with_seed (24);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree guchar *jpeg = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

      for (gint32 n = g_rand_int_range (rand, 1, 8); n > 0; n--)
        jpeg[g_rand_int_range (rand, 0, (gint32) size)] = (guchar) g_rand_int_range (rand, 0, 256);
      is_photo (jpeg, (gsize) g_rand_int_range (rand, (gint32) size / 2, (gint32) size + 1));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handoff/possible", test_possible);
  g_test_add_func ("/handoff/key", test_key);
  g_test_add_func ("/handoff/photo", test_photo);
  g_test_add_func ("/handoff/mutated", test_mutated);
  return g_test_run ();
}
