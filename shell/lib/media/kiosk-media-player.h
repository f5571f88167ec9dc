/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KIOSK_TYPE_MEDIA_PLAYER (kiosk_media_player_get_type ())
G_DECLARE_FINAL_TYPE (KioskMediaPlayer, kiosk_media_player, KIOSK, MEDIA_PLAYER, GtkWidget)

/**
 * KioskMediaPlayer:
 *
 * A film that explains something: play, pause, from the beginning, ten seconds back and on, louder and quieter, the time that
 * is left, and captions, where a WebVTT or SubRip file lies beside it. Where another one tells what is only seen, and the
 * terminal can read aloud, there is a button for that description: its cues are read at their times, and the film waits for
 * those that take longer. It plays files of the park's media folder only, and only when the visitor wants it; it pauses when
 * the speaker reads anything else, and when it is not to be seen any more, it has ended. Where the file is missing or broken
 * it says so in words, and the page is no worse for it.
 *
 * Properties: "file" (nullable: its name in the media folder), "title" (nullable: what the film is about), "state"
 * (KioskMediaPlayerState, read-only).
 */

/**
 * KioskMediaPlayerState:
 * @KIOSK_MEDIA_PLAYER_STATE_READY: it can be played
 * @KIOSK_MEDIA_PLAYER_STATE_PLAYING: it plays
 * @KIOSK_MEDIA_PLAYER_STATE_PAUSED: it has been paused
 * @KIOSK_MEDIA_PLAYER_STATE_ENDED: it has been played to its end
 * @KIOSK_MEDIA_PLAYER_STATE_MISSING: there is no such file
 * @KIOSK_MEDIA_PLAYER_STATE_BROKEN: it cannot be played, or no further
 */
typedef enum
{
  KIOSK_MEDIA_PLAYER_STATE_READY,
  KIOSK_MEDIA_PLAYER_STATE_PLAYING,
  KIOSK_MEDIA_PLAYER_STATE_PAUSED,
  KIOSK_MEDIA_PLAYER_STATE_ENDED,
  KIOSK_MEDIA_PLAYER_STATE_MISSING,
  KIOSK_MEDIA_PLAYER_STATE_BROKEN,
} KioskMediaPlayerState;

/**
 * kiosk_media_player_set_file:
 * @self: a player
 * @file: (nullable): name of a film in the media folder
 */
void                  kiosk_media_player_set_file  (KioskMediaPlayer *self,
                                                    const char       *file);
KioskMediaPlayerState kiosk_media_player_get_state (KioskMediaPlayer *self);

G_END_DECLS
