//! Lines and areas in dots: eight to a cell in braille, one to a cell where a
//! terminal has no braille. Each layer keeps its own dots; a cell shows the
//! dots of all of them in the colour of the topmost.

/// How many layers there are.
pub const LAYERS: usize = 4;

/// Dots over some cells of the screen.
#[derive(Debug, Clone)]
pub struct Raster {
    columns: usize,
    rows: usize,
    /// Dots a cell has, across and down.
    per_cell: (usize, usize),
    /// Row by row, a bit a layer.
    dots: Vec<u8>,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// Every dot.
    Solid,
    /// Every so many dots one.
    Dotted(usize),
}

impl Raster {
    /// An empty raster over so many cells, in braille or a dot a cell.
    pub fn new(columns: u16, rows: u16, braille: bool) -> Self {
        let per_cell = if braille { (2, 4) } else { (1, 1) };
        let (columns, rows) = (usize::from(columns), usize::from(rows));
        let count = columns * per_cell.0 * rows * per_cell.1;
        Self { columns, rows, per_cell, dots: vec![0; count] }
    }

    fn width(&self) -> usize {
        self.columns * self.per_cell.0
    }

    fn height(&self) -> usize {
        self.rows * self.per_cell.1
    }

    /// The dot of a point in cells from the upper left corner.
    fn dot(&self, [x, y]: [f64; 2]) -> [i64; 2] {
        [(x * self.per_cell.0 as f64).floor() as i64, (y * self.per_cell.1 as f64).floor() as i64]
    }

    fn set(&mut self, layer: usize, [x, y]: [i64; 2]) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x < self.width() && y < self.height() {
            let at = y * self.width() + x;
            self.dots[at] |= 1 << layer;
        }
    }

    /// A line between two points in cells.
    pub fn line(&mut self, layer: usize, from: [f64; 2], to: [f64; 2], stroke: Stroke) {
        let (from, to) = (self.dot(from), self.dot(to));
        let [across, down] = [to[0] - from[0], to[1] - from[1]];
        let steps = across.abs().max(down.abs());
        let every = match stroke {
            Stroke::Solid => 1,
            Stroke::Dotted(every) => every.max(1) as i64,
        };
        for step in (0..=steps).filter(|step| step % every == 0) {
            let part = |length: i64| {
                if steps == 0 { 0 } else { (2 * length * step + steps).div_euclid(2 * steps) }
            };
            self.set(layer, [from[0] + part(across), from[1] + part(down)]);
        }
    }

    /// The inside of a polygon in cells, as a light pattern of dots.
    pub fn fill(&mut self, layer: usize, corners: &[[f64; 2]]) {
        let apart = if self.per_cell == (1, 1) { 1 } else { 2 };
        let mut crossings: Vec<f64> = Vec::with_capacity(corners.len());
        for y in (0..self.height()).filter(|y| y % apart == 0) {
            let middle = (y as f64 + 0.5) / self.per_cell.1 as f64;
            crossings.clear();
            for (nth, from) in corners.iter().enumerate() {
                let to = corners[(nth + 1) % corners.len()];
                if (from[1] <= middle) != (to[1] <= middle) {
                    let part = (middle - from[1]) / (to[1] - from[1]);
                    crossings.push(from[0] + part * (to[0] - from[0]));
                }
            }
            crossings.sort_unstable_by(f64::total_cmp);
            for pair in crossings.chunks_exact(2) {
                let [first, last] = [pair[0], pair[1]].map(|x| self.dot([x, middle])[0]);
                // Every other row of dots stands between those above it.
                let every = apart as i64;
                let shift = (y / apart) as i64 % every;
                for x in (first..=last).filter(|x| x.rem_euclid(every) == shift) {
                    self.set(layer, [x, y as i64]);
                }
            }
        }
    }

    /// What a cell shows: its letter and its topmost layer; nothing where it
    /// is empty. Without braille, each layer has a letter of its own.
    pub fn cell(&self, column: u16, row: u16, letters: [char; LAYERS]) -> Option<(char, usize)> {
        let (column, row) = (usize::from(column), usize::from(row));
        let mut bits = 0_u32;
        let mut layers = 0_u8;
        for down in 0..self.per_cell.1 {
            for across in 0..self.per_cell.0 {
                let x = column * self.per_cell.0 + across;
                let y = row * self.per_cell.1 + down;
                let dot = self.dots[y * self.width() + x];
                if dot != 0 {
                    bits |= bit(across, down);
                    layers |= dot;
                }
            }
        }
        let top = layers.checked_ilog2()? as usize;
        let letter = if self.per_cell == (1, 1) {
            letters[top]
        } else {
            char::from_u32(0x2800 + bits).unwrap_or(' ')
        };
        Some((letter, top))
    }
}

/// The bit of a braille dot: three rows of two first, the fourth row later.
fn bit(across: usize, down: usize) -> u32 {
    match (across, down) {
        (0, 3) => 0x40,
        (_, 3) => 0x80,
        (across, down) => 1 << (down + 3 * across),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: [char; LAYERS] = ['.', '+', 'o', '#'];

    fn drawn(raster: &Raster, columns: u16, rows: u16) -> Vec<String> {
        let letter = |column, row| raster.cell(column, row, LETTERS).map_or(' ', |cell| cell.0);
        (0..rows).map(|row| (0..columns).map(|column| letter(column, row)).collect()).collect()
    }

    #[test]
    fn a_line_is_the_same_whichever_end_it_begins_at_and_stays_inside() {
        for braille in [true, false] {
            let mut there = Raster::new(6, 3, braille);
            there.line(3, [0.2, 0.1], [5.9, 2.8], Stroke::Solid);
            there.line(3, [-4.0, 1.5], [40.0, 1.5], Stroke::Solid);
            let lines = drawn(&there, 6, 3);
            assert!(!lines[1].contains(' '), "{lines:?}");
            assert_eq!(lines.concat().chars().count(), 18);
        }
    }

    #[test]
    fn braille_dots_stand_where_unicode_puts_them() {
        let mut raster = Raster::new(1, 1, true);
        raster.line(0, [0.0, 0.0], [0.0, 0.9], Stroke::Solid);
        assert_eq!(drawn(&raster, 1, 1), ["⡇"]);
        raster.line(0, [0.6, 0.9], [0.6, 0.9], Stroke::Solid);
        assert_eq!(drawn(&raster, 1, 1), ["⣇"]);
    }

    #[test]
    fn the_topmost_layer_gives_the_cell_its_letter() {
        let mut raster = Raster::new(5, 3, false);
        raster.fill(1, &[[0.0, 0.0], [5.0, 0.0], [5.0, 3.0], [0.0, 3.0]]);
        raster.line(3, [0.0, 1.0], [4.0, 1.0], Stroke::Dotted(2));
        assert_eq!(drawn(&raster, 5, 3), ["+++++", "#+#+#", "+++++"]);
    }
}
