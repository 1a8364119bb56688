//! Pieces become pages.
//! Deliberately absent: what stands on the pieces.

use super::flow::Piece;
use super::paper::HEIGHT;

/// A piece and how far below the top of the text it stands, in points.
pub type Placed = (f32, Piece);

/// Pages that no piece that keeps together is torn over, unless it is taller than a page. Each is filled up to `height`.
pub fn pages(pieces: &[Piece], height: f32) -> Vec<Vec<Placed>> {
    let mut pages: Vec<Vec<Placed>> = vec![Vec::new()];
    let mut used = 0.0;
    let mut rest = pieces.iter().cloned().peekable();
    while rest.peek().is_some() {
        let mut together: Vec<Piece> = Vec::new();
        for piece in rest.by_ref() {
            let keeps = piece.keeps;
            together.push(piece);
            if !keeps {
                break;
            }
        }
        if used > 0.0 && used + tall(&together, used) > height && tall(&together, 0.0) <= height {
            pages.push(Vec::new());
            used = 0.0;
        }
        for piece in together {
            if used > 0.0 && used + piece.before + piece.height > height {
                pages.push(Vec::new());
                used = 0.0;
            }
            let top = if used > 0.0 { used + piece.before } else { 0.0 };
            used = top + piece.height;
            if let Some(page) = pages.last_mut() {
                page.push((top, piece));
            }
        }
    }
    pages
}

fn tall(together: &[Piece], used: f32) -> f32 {
    let all: f32 = together.iter().map(|piece| piece.before + piece.height).sum();
    all - if used > 0.0 { 0.0 } else { together.first().map_or(0.0, |first| first.before) }
}

/// How much of the page is used, from 0 to 1.
pub fn filled(page: &[Placed]) -> f32 {
    page.last().map_or(0.0, |(top, piece)| (top + piece.height) / HEIGHT)
}
/// A sheet on its pages.
pub(super) struct Laid<'a> {
    pub heading: &'a str,
    pub pages: Vec<Vec<Placed>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(height: f32, keeps: bool) -> Piece {
        Piece { before: 10.0, height, keeps, marks: Vec::new() }
    }

    fn heights(pages: &[Vec<Placed>]) -> Vec<Vec<f32>> {
        pages.iter().map(|page| page.iter().map(|(_, piece)| piece.height).collect()).collect()
    }

    #[test]
    fn what_belongs_together_moves_together() {
        let first = HEIGHT - 85.0;
        let all = [piece(first, false), piece(20.0, true), piece(60.0, false), piece(5.0, false)];
        let told = pages(&all, HEIGHT);
        assert_eq!(heights(&told), [vec![first], vec![20.0, 60.0, 5.0]]);
        assert_eq!(told[1][0].0, 0.0, "there is no air above the first on a page");
        assert!((filled(&told[1]) - 105.0 / HEIGHT).abs() < 1e-6);
    }

    #[test]
    fn what_is_taller_than_a_page_is_torn_where_it_must() {
        let all = [piece(HEIGHT * 0.7, true), piece(HEIGHT * 0.7, true), piece(1.0, false)];
        let told = pages(&all, HEIGHT);
        assert_eq!(heights(&told), [vec![HEIGHT * 0.7], vec![HEIGHT * 0.7, 1.0]]);
    }
}
