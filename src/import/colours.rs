//! Colours of cells, by the name that people give them.

/// Returns a colour's name: "green", "red" …, or its number where it has none.
pub(super) fn name(rgb: u32) -> String {
    let [_, red, green, blue] = rgb.to_be_bytes().map(i32::from);
    let (high, low) = (red.max(green).max(blue), red.min(green).min(blue));
    let spread = high - low;
    if spread < 24 {
        return match high {
            0..=60 => "black".into(),
            61..=235 => "grey".into(),
            _ => "white".into(),
        };
    }
    let hue = if high == red {
        60 * (green - blue) / spread
    } else if high == green {
        120 + 60 * (blue - red) / spread
    } else {
        240 + 60 * (red - green) / spread
    };
    match hue.rem_euclid(360) {
        0..=16 | 340..=359 => "red".into(),
        17..=44 => "orange".into(),
        45..=69 => "yellow".into(),
        70..=165 => "green".into(),
        166..=200 => "turquoise".into(),
        201..=260 => "blue".into(),
        _ => "purple".into(),
    }
}

/// Returns names that tell these colours apart: where two have one name, both
/// have their number next to it.
pub(super) fn names(colours: &[u32]) -> Vec<String> {
    let plain: Vec<String> = colours.iter().map(|&own| name(own)).collect();
    let same = |at: usize| plain.iter().filter(|other| **other == plain[at]).count() > 1;
    (0..plain.len())
        .map(|at| {
            if same(at) { format!("{} #{:06x}", plain[at], colours[at]) } else { plain[at].clone() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traffic_lights_are_told_apart() {
        assert_eq!(
            [0x00_B050, 0xFF_0000, 0xFF_FF00, 0xFF_C000, 0xD9_D9D9].map(name),
            ["green", "red", "yellow", "yellow", "grey"]
        );
        assert_eq!(names(&[0xFF_FF00, 0xFF_C000]), ["yellow #ffff00", "yellow #ffc000"]);
    }
}
