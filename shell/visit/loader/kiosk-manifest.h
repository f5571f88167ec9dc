/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KIOSK_LOADER_ERROR (kiosk_loader_error_quark ())

/**
 * KioskLoaderError:
 * @KIOSK_LOADER_ERROR_MANIFEST: the manifest cannot be read or is no key file
 * @KIOSK_LOADER_ERROR_KEY: a key is missing or has a value that it cannot have
 * @KIOSK_LOADER_ERROR_ABI: made for another version of the interface
 * @KIOSK_LOADER_ERROR_PATH: names something outside its own directory
 * @KIOSK_LOADER_ERROR_TRUST: others than its owner could have changed it
 * @KIOSK_LOADER_ERROR_DUPLICATE: another service has this identifier already
 * @KIOSK_LOADER_ERROR_MODULE: the module cannot be mapped
 * @KIOSK_LOADER_ERROR_SYMBOL: the module does not export what a service exports
 * @KIOSK_LOADER_ERROR_TYPE: the module's type is not a service that can be made
 * @KIOSK_LOADER_ERROR_PAGE: the service made no page
 * @KIOSK_LOADER_ERROR_FLOW: the flow says what a flow may not say; the message tells file, line and reason
 *
 * Why a service is not offered.
 */
typedef enum
{
  KIOSK_LOADER_ERROR_MANIFEST,
  KIOSK_LOADER_ERROR_KEY,
  KIOSK_LOADER_ERROR_ABI,
  KIOSK_LOADER_ERROR_PATH,
  KIOSK_LOADER_ERROR_TRUST,
  KIOSK_LOADER_ERROR_DUPLICATE,
  KIOSK_LOADER_ERROR_MODULE,
  KIOSK_LOADER_ERROR_SYMBOL,
  KIOSK_LOADER_ERROR_TYPE,
  KIOSK_LOADER_ERROR_PAGE,
  KIOSK_LOADER_ERROR_FLOW,
} KioskLoaderError;

GQuark kiosk_loader_error_quark (void);

/**
 * KioskNeeds:
 * @KIOSK_NEEDS_NOTHING: works anywhere
 * @KIOSK_NEEDS_NETWORK: needs the gateway
 * @KIOSK_NEEDS_CAMERA: needs a camera
 * @KIOSK_NEEDS_PRINTER: needs a printer
 */
typedef enum
{
  KIOSK_NEEDS_NOTHING = 0,
  KIOSK_NEEDS_NETWORK = 1 << 0,
  KIOSK_NEEDS_CAMERA = 1 << 1,
  KIOSK_NEEDS_PRINTER = 1 << 2,
} KioskNeeds;

/**
 * KioskOffline:
 * @KIOSK_OFFLINE_NONE: nothing works while the gateway is away
 * @KIOSK_OFFLINE_READ: what needs no answer works
 * @KIOSK_OFFLINE_QUEUE: applications are taken and delivered later
 */
typedef enum
{
  KIOSK_OFFLINE_NONE,
  KIOSK_OFFLINE_READ,
  KIOSK_OFFLINE_QUEUE,
} KioskOffline;

/* Categories in the order in which home shows them. */
typedef enum
{
  KIOSK_CATEGORY_CLEARANCE,
  KIOSK_CATEGORY_REGISTRATION,
  KIOSK_CATEGORY_TALENT,
  KIOSK_CATEGORY_IP,
  KIOSK_CATEGORY_LOGISTICS,
  KIOSK_CATEGORY_FINANCE,
} KioskCategory;

#define KIOSK_TYPE_MANIFEST (kiosk_manifest_get_type ())
G_DECLARE_FINAL_TYPE (KioskManifest, kiosk_manifest, KIOSK, MANIFEST, GObject)

/**
 * kiosk_manifest_new_from_file:
 * @path: an <id>.plugin file
 * @error: return location for a [enum@LoaderError]
 *
 * Reads what a service says of itself. Text only: none of its code is touched.
 *
 * Returns: (transfer full) (nullable): the manifest
 */
KioskManifest *kiosk_manifest_new_from_file   (const char     *path,
                                               GError        **error);

const char    *kiosk_manifest_get_id          (KioskManifest  *self);
KioskCategory  kiosk_manifest_get_category    (KioskManifest  *self);
const char    *kiosk_manifest_get_icon        (KioskManifest  *self);
KioskNeeds     kiosk_manifest_get_needs       (KioskManifest  *self);
KioskOffline   kiosk_manifest_get_offline     (KioskManifest  *self);

/**
 * kiosk_manifest_has_flow:
 * @self: a manifest
 *
 * Returns: %TRUE if the service is written without code, %FALSE if it has a module
 */
gboolean       kiosk_manifest_has_flow        (KioskManifest  *self);

/**
 * kiosk_manifest_get_file_path:
 * @self: a manifest
 *
 * Returns: (transfer full): the path of its module, or of its flow
 */
char          *kiosk_manifest_get_file_path   (KioskManifest  *self);

/**
 * kiosk_manifest_dup_name:
 * @self: a manifest
 * @locale: "zh_CN", "zh_TW" or "en"
 *
 * Returns: (transfer full): the service's name in that language
 */
char          *kiosk_manifest_dup_name        (KioskManifest  *self,
                                               const char     *locale);
char          *kiosk_manifest_dup_description (KioskManifest  *self,
                                               const char     *locale);

/**
 * kiosk_manifest_get_note_route:
 * @self: a manifest
 *
 * Returns: (transfer none) (nullable): what to ask the gateway for a figure that the tile tells; %NULL if it tells none
 */
const char    *kiosk_manifest_get_note_route  (KioskManifest  *self);

/* Returns: (transfer none) (nullable): the whole number of the answer that is the figure */
const char    *kiosk_manifest_get_note_member (KioskManifest  *self);

/**
 * kiosk_manifest_dup_note:
 * @self: a manifest with a note
 * @locale: "zh_CN", "zh_TW" or "en"
 * @figure: the figure
 *
 * Returns: (transfer full): what the tile tells of the figure in that language, such as "12 seats left"
 */
char          *kiosk_manifest_dup_note        (KioskManifest  *self,
                                               const char     *locale,
                                               gint64          figure);

/* Nicks, as manifests spell them: "clearance" and so on. */
const char    *kiosk_category_get_nick        (KioskCategory   category);

G_END_DECLS
