//! `newsreel import --pictures` as a publisher runs it: what becomes of pictures of each kind.
#![expect(clippy::expect_used, reason = "a command that cannot be run is a failed test")]

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use image::codecs::gif::GifEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, Frame, ImageEncoder, ImageFormat, Rgb, RgbImage};
use newsreel_cli::pictures::scale::Picture;
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, proptest};
use serde_json::{Value, json};
use tempfile::TempDir;

/// No server is there, and none in a private network is asked for what a file names.
const SITE: &str = "http://127.0.0.1:9/";
const RED: Rgb<u8> = Rgb([200, 20, 20]);
const BLUE: Rgb<u8> = Rgb([20, 20, 200]);

/// Red on the left, blue on the right.
fn halves(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { RED } else { BLUE }).into()
}

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("it is written");
    bytes.into_inner()
}

/// A site's folder with these files, and a feed that has each as the picture of an item.
fn folder(files: &[(&str, Vec<u8>)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("a file");
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    feed(folder.path(), &names);
    folder
}

fn feed(folder: &Path, addresses: &[&str]) {
    let items = addresses.iter().map(|address| {
        json!({ "id": address, "title": "A", "url": SITE,
        "image": address, "_newsreel": { "image_alt": "A hall", "image_width": 9 } })
    });
    let feed = json!({ "items": items.collect::<Vec<_>>() });
    fs::write(folder.join("source.json"), feed.to_string()).expect("a feed");
}

fn run(folder: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsreel"));
    command.current_dir(folder).args(["import", "source.json", "-o", "feed.json"]).args(more);
    command.output().expect("it runs")
}

/// The items that are made, and what is told.
#[track_caller]
fn taken(folder: &Path) -> (Vec<Value>, String) {
    let output = run(folder, &["--pictures", "home", "--picture-base", "https://a.example/home"]);
    let told = String::from_utf8(output.stderr).expect("it writes UTF-8");
    assert_eq!(output.status.code(), Some(0), "{told}");
    let feed = fs::read(folder.join("feed.json")).expect("a feed");
    let feed: Value = serde_json::from_slice(&feed).expect("JSON");
    (feed.get("items").and_then(Value::as_array).cloned().unwrap_or_default(), told)
}

/// The file that an item's picture is.
#[track_caller]
fn file(folder: &Path, item: &Value) -> PathBuf {
    let address = item["image"].as_str().unwrap_or_default();
    let name = address.strip_prefix("https://a.example/home/").expect("it is at home");
    folder.join("home").join(name)
}

/// The only item's picture, with the size that the feed says, which is its own.
#[track_caller]
fn shown(folder: &Path) -> RgbImage {
    let (items, told) = taken(folder);
    assert_eq!(told, "");
    let item = items.first().expect("an item");
    let bytes = fs::read(file(folder, item)).expect("a picture");
    assert_eq!(image::guess_format(&bytes).ok(), Some(ImageFormat::WebP));
    let picture = image::load_from_memory(&bytes).expect("a WebP").into_rgb8();
    let expected = json!({ "image_alt": "A hall", "image_width": picture.width(), "image_height": picture.height() });
    assert_eq!(item["_newsreel"], expected);
    picture
}

#[track_caller]
fn assert_like(picture: &RgbImage, (x, y): (u32, u32), expected: Rgb<u8>) {
    let found = picture.get_pixel(x, y);
    let differs = found.0.iter().zip(expected.0).any(|(one, other)| one.abs_diff(other) > 24);
    assert!(!differs, "{found:?} at {x}, {y} in place of {expected:?}");
}

#[test]
fn pictures_of_each_format_become_webp_of_the_same_look() {
    let halves = halves(60, 40);
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
        let folder = folder(&[("picture", written(&halves, format))]);
        let picture = shown(folder.path());
        assert_eq!(picture.dimensions(), (60, 40), "{format:?}");
        assert_like(&picture, (4, 20), RED);
        assert_like(&picture, (55, 20), BLUE);
    }
}

#[test]
fn a_large_picture_is_made_as_wide_as_the_carousel_shows_it() {
    let folder = folder(&[("a.jpg", written(&halves(1400, 700), ImageFormat::Jpeg))]);
    let picture = shown(folder.path());
    assert_eq!(picture.dimensions(), (1280, 640));
    assert_like(&picture, (100, 300), RED);
}

#[test]
fn a_picture_is_turned_as_its_camera_was_held() {
    let jpeg = written(&halves(60, 40), ImageFormat::Jpeg);
    // Exif, orientation 6: what is on the left belongs to the top.
    let exif = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let (start, rest) = jpeg.split_at(2);
    let folder = folder(&[("a.jpg", [start, exif, rest].concat())]);
    let picture = shown(folder.path());
    assert_eq!(picture.dimensions(), (40, 60));
    assert_like(&picture, (20, 4), RED);
    assert_like(&picture, (20, 55), BLUE);
}

#[test]
fn of_a_film_the_first_frame_is_it() {
    let mut gif = Vec::new();
    {
        let mut encoder = GifEncoder::new(&mut gif);
        for colour in [RED, BLUE] {
            let frame = DynamicImage::from(RgbImage::from_pixel(30, 20, colour));
            encoder.encode_frame(Frame::new(frame.into_rgba8())).expect("a frame");
        }
    }
    let folder = folder(&[("a.gif", gif)]);
    assert_like(&shown(folder.path()), (15, 10), RED);
}

#[test]
fn colours_of_another_profile_become_those_of_the_web() {
    let mut png = Vec::new();
    let mut encoder = PngEncoder::new(&mut png);
    let profile = moxcms::ColorProfile::new_display_p3().encode().expect("a profile");
    encoder.set_icc_profile(profile).expect("a profile");
    let pixels = RgbImage::from_pixel(20, 20, Rgb([180, 60, 60]));
    encoder.write_image(&pixels, 20, 20, image::ExtendedColorType::Rgb8).expect("a PNG");
    let folder = folder(&[("a.png", png)]);
    let picture = shown(folder.path());
    // The same red is further from grey in the smaller space of the web.
    let red = picture.get_pixel(10, 10).0[0];
    assert!((190..=205).contains(&red), "{red}");
}

#[test]
fn what_is_there_already_is_not_made_again_and_one_picture_is_one_file() {
    let png = written(&halves(60, 40), ImageFormat::Png);
    let folder = folder(&[("a.png", png.clone()), ("b.png", png)]);
    let (items, _) = taken(folder.path());
    assert_eq!(items[0]["image"], items[1]["image"]);
    let path = file(folder.path(), &items[0]);
    fs::write(&path, "as it was").expect("a file");
    assert_eq!(taken(folder.path()).0, items);
    assert_eq!(fs::read_to_string(path).ok().as_deref(), Some("as it was"));
    assert_eq!(fs::read_dir(folder.path().join("home")).expect("a folder").count(), 1);
}

#[test]
fn a_picture_that_is_at_home_stays_there() {
    let folder = folder(&[("a.png", written(&halves(60, 40), ImageFormat::Png))]);
    let (items, _) = taken(folder.path());
    fs::copy(folder.path().join("feed.json"), folder.path().join("source.json")).expect("a copy");
    assert_eq!(taken(folder.path()), (items, String::new()));
}

#[test]
fn a_picture_is_found_from_the_folder_of_the_site() {
    let folder = folder(&[("a b.png", written(&halves(60, 40), ImageFormat::Png))]);
    for address in ["a%20b.png", "/a%20b.png?v=1", "./x/../a b.png", "../a b.png#x"] {
        feed(folder.path(), &[address]);
        assert_eq!(shown(folder.path()).dimensions(), (60, 40), "{address}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_elsewhere_on_the_machine_is_not_read() {
    let outside = folder(&[("a.png", written(&halves(60, 40), ImageFormat::Png))]);
    let folder = tempfile::tempdir().expect("a folder");
    let link = folder.path().join("link.png");
    std::os::unix::fs::symlink(outside.path().join("a.png"), link).expect("a link");
    let whole = outside.path().join("a.png").display().to_string();
    for (address, why) in
        [("link.png", "not in the folder of the source"), (&whole, "in a network of its own")]
    {
        feed(folder.path(), &[address]);
        let (_, told) = taken(folder.path());
        assert!(told.contains(why), "{address}: {told}");
    }
}

#[test]
fn where_the_text_shows_it_too_it_is_the_same_picture() {
    let folder = folder(&[("a.png", written(&halves(60, 40), ImageFormat::Png))]);
    let html = "<p><img src='a.png?x=1&amp;y=2' alt='A hall'></p>";
    let feed =
        json!({ "items": [{ "id": "1", "url": "https://a.example/", "content_html": html }] });
    fs::write(folder.path().join("source.json"), feed.to_string()).expect("a feed");
    let (items, told) = taken(folder.path());
    let item = items.first().expect("an item");
    assert!(file(folder.path(), item).is_file(), "{told}");
    let address = item["image"].as_str().unwrap_or_default();
    let expected =
        format!("<p><img src=\"{address}\" alt=\"A hall\" width=\"60\" height=\"40\"></p>");
    assert_eq!(item["content_html"], expected);
}

#[test]
fn pictures_of_a_text_and_of_a_gallery_are_taken_too() {
    let jpeg = |width| written(&halves(width, 100), ImageFormat::Jpeg);
    let files = [("wide.jpg", jpeg(1400)), ("phone.jpg", jpeg(640)), ("hall.jpg", jpeg(300))];
    let folder = folder(&files);
    let html = "<p>A<picture><source srcset='b.avif'><img src='wide.jpg' srcset='x.jpg 2x'></picture>\
                &amp; <img src='phone.jpg'><img src='none.jpg' width='9'></p>";
    let figures = json!([{ "url": "hall.jpg", "alt": "A hall" }, { "url": "none.jpg" }, "?"]);
    let feed = json!({ "items": [{ "id": "1", "url": "https://a.invalid/b/", "content_html": html, "image": "none.jpg",
        "_newsreel": { "figures": figures } }] });
    fs::write(folder.path().join("source.json"), feed.to_string()).expect("a feed");
    let (items, told) = taken(folder.path());
    let item = items.first().expect("an item");
    assert_eq!(told.matches("none.jpg").count(), 1, "{told}");
    let html = item["content_html"].as_str().unwrap_or_default();
    let shape = home_and_names(html);
    assert_eq!(
        shape,
        "<p>A<picture><img src=\"@1280x91\" width=\"1280\" height=\"91\" \
         srcset=\"@640x46 640w, @1280x91 1280w\" sizes=\"(min-width: 50em) 48em, 100vw\"></picture>\
         &amp; <img src=\"@640x100\" width=\"640\" height=\"100\">\
         <img src=\"https://a.invalid/b/none.jpg\" width=\"9\"></p>"
    );
    let figure = &item["_newsreel"]["figures"][0];
    assert_eq!((&figure["width"], &figure["alt"]), (&json!(300), &json!("A hall")));
    assert_eq!(home_and_names(figure["url"].as_str().unwrap_or_default()), "@300x100");
    for file in html.split("/home/").skip(1).filter_map(|rest| rest.split([' ', '"']).next()) {
        assert!(folder.path().join("home").join(file).is_file(), "{file}");
    }
}

/// Addresses at home as `@` and the size that their names end with.
fn home_and_names(text: &str) -> String {
    let mut parts = text.split("https://a.example/home/");
    let mut shape = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, size) = part.split_once('-').expect("a hash and a size");
        shape.extend(["@", &size.replacen(".webp", "", 1)]);
    }
    shape
}

#[test]
fn a_picture_that_is_written_out_in_its_address_is_taken() {
    use base64::Engine;
    let png = written(&halves(60, 40), ImageFormat::Png);
    let data = base64::engine::general_purpose::STANDARD.encode(png);
    let folder = tempfile::tempdir().expect("a folder");
    feed(folder.path(), &[&format!("data:image/png;base64,{data}")]);
    assert_eq!(shown(folder.path()).dimensions(), (60, 40));
}

#[test]
fn what_cannot_be_taken_stays_where_it_is_and_is_told() {
    let png = written(&halves(60, 40), ImageFormat::Png);
    let cut = png.get(..png.len() / 2).expect("a half").to_vec();
    let avif = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf".to_vec();
    let wide = written(&RgbImage::new(20_001, 1).into(), ImageFormat::Png);
    let large = vec![0; 30_000_001];
    let files = [("a.avif", avif), ("cut.png", cut), ("wide.png", wide), ("large.png", large)];
    let folder = folder(&files);
    let table = [
        ("a.avif", "neither JPEG nor PNG"),
        ("cut.png", "it is broken"),
        ("wide.png", "its sides have more than 20000 pixels"),
        ("large.png", "it is larger than 30 MB"),
        ("source.json", "neither JPEG nor PNG"),
        ("none.png", "in a network of its own"),
        ("http://127.0.0.1:9/p.png", "in a network of its own"),
        ("data:image/png;base64,?", "its address is broken"),
    ];
    for (address, why) in table {
        feed(folder.path(), &[address]);
        let (items, told) = taken(folder.path());
        assert!(told.contains("stays where it is: ") && told.contains(why), "{address}: {told}");
        let base = url::Url::parse(SITE).expect("an address");
        let stays = base.join(address).expect("an address");
        assert_eq!(items[0]["image"], stays.as_str());
        assert_eq!(items[0]["_newsreel"]["image_width"], 9);
    }
    assert_eq!(fs::read_dir(folder.path().join("home")).expect("a folder").count(), 0);
}

#[test]
fn where_visitors_find_them_must_be_said() {
    let folder = folder(&[]);
    let table: [&[&str]; 3] = [
        &["--pictures", "home"],
        &["--picture-base", "https://a.example/"],
        &["--pictures", "home", "--picture-base", "home/"],
    ];
    for arguments in table {
        assert_eq!(run(folder.path(), arguments).status.code(), Some(2), "{arguments:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn a_picture_with_any_bytes_in_it_is_read_or_refused(
        edits in vec((any::<proptest::sample::Index>(), any::<u8>()), 0..12),
        cut in any::<proptest::sample::Index>(),
    ) {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif] {
            let mut bytes = written(&halves(24, 16), format);
            for (at, byte) in &edits {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            for end in [bytes.len(), cut.index(bytes.len())] {
                let Some(Ok(picture)) = bytes.get(..end).map(Picture::new) else { continue };
                let Ok(webp) = picture.encode() else { continue };
                let made = image::load_from_memory(&webp).expect("a WebP");
                assert_eq!((made.width(), made.height()), picture.size);
            }
        }
    }
}
