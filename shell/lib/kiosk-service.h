/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kiosk-page.h"

G_BEGIN_DECLS

#define KIOSK_TYPE_SERVICE (kiosk_service_get_type ())
G_DECLARE_DERIVABLE_TYPE (KioskService, kiosk_service, KIOSK, SERVICE, GObject)

/**
 * KioskService:
 *
 * A service lives as long as its process and must hold nothing that a visitor typed. All calls come
 * on the main thread.
 */

/**
 * KioskServiceClass:
 * @setup_async: (nullable): called once, before the first page; an error disables the tile and is shown to staff
 * @setup_finish: (nullable): to be implemented if @setup_async is
 * @create_page: (not nullable): returns a new (floating) first page for a visitor; cheap, no I/O
 * @check_async: (nullable): finds out, for the staff page, whether the service could work now
 * @check_finish: (nullable): to be implemented if @check_async is; fails with the exact cause
 *
 * What a kind of [class@Service] does its own way.
 */
struct _KioskServiceClass
{
  GObjectClass parent_class;

  void       (*setup_async)  (KioskService         *self,
                              KioskContext         *context,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data);
  gboolean   (*setup_finish) (KioskService         *self,
                              GAsyncResult         *result,
                              GError              **error);

  KioskPage *(*create_page)  (KioskService         *self,
                              KioskContext         *context);

  void       (*check_async)  (KioskService         *self,
                              KioskContext         *context,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data);
  gboolean   (*check_finish) (KioskService         *self,
                              GAsyncResult         *result,
                              GError              **error);

  gpointer padding[8];
};

/**
 * kiosk_service_get_settings:
 * @self: a service
 *
 * What staff have set for this service. A service called ID that ships a schema org.parkkiosk.service.ID, with the path
 * /org/parkkiosk/services/ID/ and compiled into the folder of its manifest, has settings, and staff a page for them that is
 * made of the schema.
 *
 * Returns: (transfer none) (nullable): its settings; %NULL if it ships no schema
 */
GSettings *kiosk_service_get_settings (KioskService         *self);

/**
 * kiosk_service_set_settings:
 * @self: a service
 * @settings: (nullable): what staff have set for it
 *
 * For the shell: before the service is set up.
 */
void       kiosk_service_set_settings (KioskService         *self,
                                       GSettings            *settings);

/**
 * kiosk_service_setup_async:
 * @self: a service
 * @context: what the shell lends
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when done
 * @user_data: for @callback
 *
 * Prepares the service once. A service without @setup_async is ready at once.
 */
void       kiosk_service_setup_async  (KioskService         *self,
                                       KioskContext         *context,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

/**
 * kiosk_service_setup_finish:
 * @self: a service
 * @result: the result
 * @error: return location for why the service cannot work, which staff are shown
 *
 * Completes kiosk_service_setup_async().
 *
 * Returns: %TRUE if the service is ready
 */
gboolean   kiosk_service_setup_finish (KioskService         *self,
                                       GAsyncResult         *result,
                                       GError              **error);

/**
 * kiosk_service_create_page:
 * @self: a service
 * @context: what the shell lends
 *
 * Returns: (transfer floating): the first page of a new task
 */
KioskPage *kiosk_service_create_page  (KioskService         *self,
                                       KioskContext         *context);

/**
 * kiosk_service_check_async:
 * @self: a service
 * @context: what the shell lends
 * @cancellable: (nullable): a cancellable
 * @callback: (scope async): called when done
 * @user_data: for @callback
 *
 * Finds out whether the service could work now. A service without @check_async says yes.
 */
void       kiosk_service_check_async  (KioskService         *self,
                                       KioskContext         *context,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);

/**
 * kiosk_service_check_finish:
 * @self: a service
 * @result: the result
 * @error: return location for the exact cause
 *
 * Completes kiosk_service_check_async().
 *
 * Returns: %TRUE if the service could work now
 */
gboolean   kiosk_service_check_finish (KioskService         *self,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
