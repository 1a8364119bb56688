//! The sheet of paper: its size, its margins, and what is left for text, in points.
//!
//! Deliberately absent: what stands on it.

/// A4 in points, and the margins: 18 mm at the sides, 16 above, 19 below.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
pub(super) const MARGIN: (f32, f32) = (51.0, 46.0);
pub(super) const FOOT: f32 = 54.0;
/// Of the text.
pub(super) const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN.0;
pub(super) const HEIGHT: f32 = PAGE.1 - MARGIN.1 - FOOT;
