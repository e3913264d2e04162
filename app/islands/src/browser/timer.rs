//! Waiting a while.

use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Something that will be done later, unless this is dropped before.
pub(super) struct Timer {
    handle: i32,
    _answer: Closure<dyn FnMut()>,
}

impl Timer {
    /// Does it after `wait`. Nothing where there is no window.
    pub(super) fn start(wait: Duration, answer: impl FnOnce() + 'static) -> Option<Self> {
        let answer = Closure::once(answer);
        let milliseconds = i32::try_from(wait.as_millis()).unwrap_or(i32::MAX);
        let handle = web_sys::window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(answer.as_ref().unchecked_ref(), milliseconds)
            .ok()?;
        Some(Self { handle, _answer: answer })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}
