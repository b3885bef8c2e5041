//! Session and kept runs of the window: read at the start, written once nothing has changed for a while.

use std::path::PathBuf;

use eframe::egui;
use halfpipe::language::Language;
use halfpipe::storage::kept_runs::KeptRuns;
use halfpipe::storage::session::Session;
use halfpipe::ui::app::{App, session};

/// Seconds from the last change until the session is written; it is also written at the end.
const QUIET: f64 = 2.0;

/// What is remembered of the last time.
pub(crate) struct Remembered {
    /// Where session and shelf are kept.
    paths: Option<[PathBuf; 2]>,
    session: Result<Option<Session>, String>,
    kept: Result<Option<KeptRuns>, String>,
}

impl Remembered {
    /// Read both; what can't be read is moved aside.
    pub(crate) fn load() -> Self {
        let paths = session::paths();
        let session = paths.as_ref().map_or(Ok(None), |[session, _]| Session::load(session));
        let kept = paths.as_ref().map_or(Ok(None), |[_, list]| KeptRuns::load(list));
        Self { paths, session, kept }
    }

    fn session(&self) -> Option<&Session> {
        self.session.as_ref().ok()?.as_ref()
    }

    /// The language, if one was chosen.
    pub(crate) fn language(&self) -> Option<Language> {
        self.session()?.language.as_deref()?.parse().ok()
    }

    /// The size of the window, in points.
    #[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "the page has the size of its tab"))]
    pub(crate) fn size(&self) -> Option<[f32; 2]> {
        self.session().map(|session| session.size)
    }

    /// Bring the app to where it was; a `requested` lesson stays. What can't be read is said.
    pub(crate) fn resume(self, app: &mut App, ctx: &egui::Context, requested: bool) -> Memory {
        let is_kept = self.paths.is_some();
        match self.session {
            Ok(Some(session)) if requested => app.keep_preferences(ctx, &session),
            Ok(Some(mut session)) => {
                session.language = None; // it is set already, or another one was requested
                app.resume(ctx, session);
            }
            Ok(None) if is_kept && requested => app.show_hint(),
            Ok(None) if is_kept => app.begin(),
            Ok(None) => {}
            Err(description) => app.warn(description),
        }
        match self.kept {
            Ok(kept_runs) => app.restore_kept_runs(kept_runs.unwrap_or_default()),
            Err(description) => app.warn(description),
        }
        Memory { paths: self.paths, written: (None, app.kept_runs.clone()), changed: None }
    }
}

/// What is written of the running window.
pub(crate) struct Memory {
    paths: Option<[PathBuf; 2]>,
    /// Session and shelf as they were written last, and as they have been since when.
    written: (Option<Session>, KeptRuns),
    changed: Option<((Session, KeptRuns), f64)>,
}

fn state(app: &App, ctx: &egui::Context) -> (Session, KeptRuns) {
    let size = ctx.content_rect().size() * ctx.zoom_factor(); // what the window measures without any zoom
    (app.session(ctx, [size.x, size.y]), app.kept_runs.clone())
}

impl Memory {
    /// Write session and shelf once nothing has changed for a while.
    pub(crate) fn remember(&mut self, app: &App, ctx: &egui::Context) {
        let (now, time) = (state(app, ctx), ctx.input(|input| input.time));
        match &self.changed {
            _ if self.written.0.as_ref() == Some(&now.0) && self.written.1 == now.1 => self.changed = None,
            Some((changed, since)) if *changed == now => {
                let left = QUIET - (time - since);
                if left <= 0.0 {
                    self.put(now);
                } else {
                    ctx.request_repaint_after_secs(left as f32 + 0.1); // this frame came before the one that was asked for
                }
            }
            _ => {
                self.changed = Some((now, time));
                ctx.request_repaint_after_secs(QUIET as f32 + 0.1);
            }
        }
    }

    /// Write session and shelf now.
    pub(crate) fn write(&mut self, app: &App, ctx: &egui::Context) {
        self.put(state(app, ctx));
    }

    /// Where it can't be written the next start begins anew; that is no reason to disturb.
    fn put(&mut self, (session, kept_runs): (Session, KeptRuns)) {
        if let Some([path, list]) = &self.paths {
            if self.written.0.as_ref() != Some(&session) {
                let _ = session.save(path);
            }
            if self.written.1 != kept_runs {
                let _ = kept_runs.save(list);
            }
        }
        (self.written, self.changed) = ((Some(session), kept_runs), None);
    }
}
