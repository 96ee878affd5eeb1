//! The findings as one page that loads nothing.

use askama::Template;

use super::TITLE;
use crate::phrases::AcrossGroup;

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ title }}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 1fr) 3fr; gap: .25rem 1rem; margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } }
</style>
</head>
<body>
<h1>{{ title }}</h1>
{% for group in groups %}<section>
<h2>{{ group.title }}</h2>
<dl>
{% for line in group.lines %}<dt>{{ line[0] }}</dt><dd>{{ line[1] }}</dd>
{% endfor %}</dl>
</section>
{% endfor %}</body>
</html>
"#
)]
struct Page<'a> {
    title: &'static str,
    groups: &'a [AcrossGroup],
}

/// Returns the findings as one self-contained page.
///
/// # Errors
/// Only when the text cannot be put together.
pub fn html(groups: &[AcrossGroup]) -> Result<String, askama::Error> {
    Page { title: TITLE, groups }.render()
}
