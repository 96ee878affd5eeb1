//! Bytes as a program that damages a valid text: the first picks the text,
//! each further four do one thing to it.

/// Pieces that files of ours are made of, and pieces that must not be in them.
const PIECES: &[&str] = &[
    "[[member]]\n",
    "[[dimension]]\n",
    "[[situation]]\n",
    "[[decision]]\n",
    "[[candidate]]\n",
    "[[expectation]]\n",
    "[[correction]]\n",
    "[[plan]]\n",
    "[member.rating]\n",
    "[session]\n",
    "[snapshot]\n",
    "[situation.need]\n",
    "[plan.expect]\n",
    "[rating]\n",
    "[team]\n",
    "[keys]\n",
    "[levels]\n",
    "[counts]\n",
    "name = ",
    "id = ",
    "kind = ",
    "need = ",
    "poles = ",
    "levels = ",
    "rated = ",
    "rating = ",
    "format = ",
    "alias = ",
    "speaks = ",
    "hidden = ",
    "step = ",
    "done = ",
    "began = ",
    "due = ",
    "owner = ",
    "choice = ",
    "dimension = ",
    "member = ",
    "\"skill\"",
    "\"experience\"",
    "\"personality\"",
    "\"none\"",
    "\"pass\"",
    "\"A2\"",
    "\"mid\"",
    "\"grow\"",
    "\"Ada\"",
    "\"ada\"",
    "\"ADA \"",
    "\"\u{410}da\"",
    "\"\"",
    "\"sheet\"",
    "\"candidate\"",
    "{ level = 3, people = 2 }",
    "{ a = 1, b = 1 }",
    "{ want = \"grow\" }",
    "{ end = \"A2\", want = \"less\" }",
    "0",
    "1",
    "2",
    "5",
    "6",
    "-1",
    "65536",
    "4294967296",
    "99999999999999999999",
    "7.5",
    "nan",
    "1e400",
    "true",
    "2026-11-22",
    "2026-02-30",
    "2026-11-22T14:00:00Z",
    "0000-00-00",
    "0x7F",
    "1_000",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "'''",
    "\"\"\"",
    "\\u001B",
    "\\U0010FFFF",
    "\\",
    "#",
    "=",
    ",",
    ".",
    ":",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\u{1B}[2J",
    "\u{9B}",
    "\u{202E}",
    "\u{200B}",
    "\u{200D}",
    "\u{FEFF}",
    "\u{E0041}",
    "\u{2028}",
    "x\u{330}\u{330}\u{330}\u{330}\u{330}",
    "👩\u{200D}💻",
    "日本語",
    "ß",
    "İ",
    "a:a",
    "a:b",
    ";",
    "|",
    "||",
    "x",
    "yes",
    "no",
    "%",
    "100%",
    "Level",
    "Name",
    "<<<<<<< HEAD\n",
    "=======\n",
    "[[[[[[[[[[[[[[[[",
    "{a={a={a={a={a=",
    "a.a.a.a.a.a.a.a.a.a = 1\n",
    "services",
    "data",
    "-----",
    "=SUM(A1)",
    "+1",
    "\u{0}",
    "\u{7F}",
    "n/a",
    "?",
    "3 (grow)",
    "3+",
    "½",
];

/// The text that the bytes make of one of these.
pub fn play(texts: &[String], program: &[u8]) -> String {
    let Some((&first, steps)) = program.split_first() else { return String::new() };
    if first == 0xFF {
        // As it is: whatever the bytes say.
        return String::from_utf8_lossy(steps).into_owned();
    }
    if first == 0xFE {
        return steps.iter().map(|&byte| PIECES[byte as usize % PIECES.len()]).collect();
    }
    let Some(text) = texts.get(first as usize % texts.len().max(1)) else { return String::new() };
    let mut text = text.clone();
    for step in steps.chunks_exact(4) {
        damage(&mut text, [step[0], step[1], step[2], step[3]]);
    }
    text
}

fn damage(text: &mut String, [what, high, low, piece]: [u8; 4]) {
    let at = u16::from_be_bytes([high, low]) as usize;
    let piece = PIECES[piece as usize % PIECES.len()];
    match what % 8 {
        // By line.
        0..=4 => {
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            if lines.is_empty() {
                text.push_str(piece);
                return;
            }
            let at = at % lines.len();
            let mut lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
            match what % 8 {
                0 => drop(lines.remove(at)),
                1 => {
                    let line = lines[at].clone();
                    lines.insert(at, line);
                }
                2 => {
                    let other = piece.len() % lines.len();
                    lines.swap(at, other);
                }
                3 => {
                    let line = &mut lines[at];
                    match line.find('=') {
                        Some(equals) => *line = format!("{}= {piece}\n", &line[..equals]),
                        None => *line = format!("{piece}\n"),
                    }
                }
                _ => lines.insert(at, format!("{piece}\n")),
            }
            *text = lines.concat();
        }
        // By character.
        5 => text.insert_str(boundary(text, at), piece),
        6 => {
            let from = boundary(text, at);
            let to = boundary(text, from + piece.len());
            text.replace_range(from..to.max(from), "");
        }
        _ => text.truncate(boundary(text, at)),
    }
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at % (text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
