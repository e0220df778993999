//! A picture of any common format as a WebP that suits the carousel.

use std::io::Cursor;

use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use moxcms::{ColorProfile, Layout, TransformOptions};
use sha2::{Digest, Sha256};

use crate::limits::{PICTURE_HEIGHT, PICTURE_PIXELS, PICTURE_SIDE, PICTURE_WIDTH};

/// How much may be lost, of 100 for nothing: what `cwebp` takes if nothing is said.
const QUALITY: f32 = 75.0;

/// A picture of which the head was read.
#[derive(Debug)]
pub struct Picture<'a> {
    bytes: &'a [u8],
    /// The width and height that it will have.
    pub size: (u32, u32),
    orientation: Orientation,
    profile: Option<Vec<u8>>,
}

impl<'a> Picture<'a> {
    /// Reads the head of a file.
    pub fn new(bytes: &'a [u8]) -> Result<Self, String> {
        let mut decoder = decoder(bytes)?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let profile = decoder.icc_profile().ok().flatten();
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > PICTURE_PIXELS {
            return Err(format!("it has more than {} million pixels", PICTURE_PIXELS / 1_000_000));
        }
        let size = if is_on_its_side(orientation) { (height, width) } else { (width, height) };
        Ok(Self { bytes, size: fitted(size, PICTURE_WIDTH), orientation, profile })
    }

    /// The same no wider than that, if it is.
    pub fn narrowed(&self, width: u32) -> Option<Self> {
        let size = fitted(self.size, width);
        (size != self.size).then(|| Self { size, profile: self.profile.clone(), ..*self })
    }

    /// A name that no other picture has.
    pub fn name(&self) -> String {
        let hash = Sha256::digest(self.bytes);
        let hash = hash.iter().take(16).fold(0_u128, |hash, byte| hash << 8 | u128::from(*byte));
        let (width, height) = self.size;
        format!("{hash:032x}-{width}x{height}.webp")
    }

    /// The WebP. Of several frames it is the first one.
    pub fn encode(&self) -> Result<Vec<u8>, String> {
        let decoder = decoder(self.bytes)?;
        let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| describe(&error))?;
        picture.apply_orientation(self.orientation);
        let (width, height) = self.size;
        if (picture.width(), picture.height()) != self.size {
            picture = picture.resize_exact(width, height, FilterType::Lanczos3);
        }
        let mut pixels = picture.into_rgba8().into_raw();
        if let Some(converted) = self.profile.as_deref().and_then(|profile| srgb(&pixels, profile))
        {
            pixels = converted;
        }
        let encoder = webp::Encoder::from_rgba(&pixels, width, height);
        let encoded = encoder.encode_simple(false, QUALITY);
        encoded.map(|webp| webp.to_vec()).map_err(|error| format!("no WebP of it: {error:?}"))
    }
}

fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder + '_, String> {
    let mut reader = ImageReader::new(Cursor::new(bytes));
    let mut limits = Limits::default();
    limits.max_image_width = Some(PICTURE_SIDE);
    limits.max_image_height = Some(PICTURE_SIDE);
    // Four bytes a pixel, eight where there are 16 bits a colour, and what decoding needs beside.
    limits.max_alloc = Some(PICTURE_PIXELS * 10);
    reader.limits(limits);
    let reader = reader.with_guessed_format().map_err(|error| error.to_string())?;
    if reader.format().is_none() {
        return Err("it is neither JPEG nor PNG nor WebP nor GIF".to_owned());
    }
    reader.into_decoder().map_err(|error| describe(&error))
}

fn describe(error: &image::ImageError) -> String {
    match error {
        image::ImageError::Unsupported(_) => {
            "it is neither JPEG nor PNG nor WebP nor GIF".to_owned()
        }
        image::ImageError::Limits(_) => {
            format!("its sides have more than {PICTURE_SIDE} pixels, or it needs too much memory")
        }
        image::ImageError::Decoding(_)
        | image::ImageError::Encoding(_)
        | image::ImageError::Parameter(_)
        | image::ImageError::IoError(_) => format!("it is broken: {error}"),
    }
}

const fn is_on_its_side(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// The size within the largest that is shown, `most` wide; what is smaller stays as it is.
fn fitted((width, height): (u32, u32), most: u32) -> (u32, u32) {
    let scaled = |side: u32, to: u32, of: u32| {
        let (side, to, of) = (u64::from(side), u64::from(to), u64::from(of.max(1)));
        u32::try_from((side * to + of / 2) / of).unwrap_or(u32::MAX).max(1)
    };
    let narrow = match width {
        width if width <= most => (width, height),
        _ => (most, scaled(height, most, width)),
    };
    match narrow.1 {
        0..=PICTURE_HEIGHT => narrow,
        _ => (scaled(width, PICTURE_HEIGHT, height), PICTURE_HEIGHT),
    }
}

/// The colours as browsers show them without a profile; none where the profile is not of such colours.
fn srgb(pixels: &[u8], profile: &[u8]) -> Option<Vec<u8>> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
    let transform =
        profile.create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgba, options).ok()?;
    let mut converted = vec![0; pixels.len()];
    transform.transform(pixels, &mut converted).ok()?;
    Some(converted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_large_is_made_to_fit_and_what_is_small_stays() {
        let table = [
            ((4000, 3000), (1280, 960)),
            ((1280, 854), (1280, 854)),
            ((640, 480), (640, 480)),
            ((1000, 20_000), (128, 2560)),
            ((20_000, 1), (1280, 1)),
            ((1, 1), (1, 1)),
        ];
        for (size, expected) in table {
            assert_eq!(fitted(size, PICTURE_WIDTH), expected, "{size:?}");
        }
    }
}
