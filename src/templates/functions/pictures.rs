//! Functions that order pictures in other sizes.

use serde_json::json;
use tera::{Kwargs, State, TeraResult, Value};

use super::addresses::find_file;
use super::{said, told, unknown};
use crate::diag::Diagnostic;
use crate::images::{Format, Operation, Original, Request};
use crate::path::encode;
use crate::templates::Surroundings;

/// `resize_image(path, width?, height?, op?, format?, quality?)`.
pub(super) fn resize_image(around: &Surroundings, kwargs: &Kwargs, _: &State) -> TeraResult<Value> {
    let original = original(around, "resize_image", kwargs)?;
    let parsed = |name: &str, value: &str| {
        said(&Diagnostic::error("function-argument").arg("argument", name).arg("value", value))
    };
    let op = kwargs.get::<&str>("op")?.unwrap_or("fill");
    let format = kwargs.get::<&str>("format")?.unwrap_or("auto");
    let request = Request {
        operation: op.parse::<Operation>().map_err(|_| parsed("op", op))?,
        width: kwargs.get::<u32>("width")?,
        height: kwargs.get::<u32>("height")?,
        format: format.parse::<Format>().map_err(|_| parsed("format", format))?,
        quality: kwargs.get::<u8>("quality")?,
    };
    let resized = around.workshop.resize(&original, &request).map_err(|fault| told("resize_image", &fault))?;
    Ok(Value::from_serializable(&json!({
        "url": format!("{}/{}", around.config.base_url, encode(&resized.variant.output)),
        "static_path": format!("static/{}", resized.variant.output),
        "width": resized.variant.width,
        "height": resized.variant.height,
        "orig_width": resized.original_width,
        "orig_height": resized.original_height,
    })))
}

/// `get_image_metadata(path, allow_missing?)`.
pub(super) fn get_image_metadata(around: &Surroundings, kwargs: &Kwargs, _: &State) -> TeraResult<Value> {
    let path = kwargs.must_get::<&str>("path")?;
    if kwargs.get::<bool>("allow_missing")?.unwrap_or(false) && find_file(around, path).is_none() {
        return Ok(Value::none());
    }
    let original = original(around, "get_image_metadata", kwargs)?;
    let metadata = around.workshop.metadata(&original).map_err(|fault| told("get_image_metadata", &fault))?;
    Ok(Value::from_serializable(&metadata))
}

fn original(around: &Surroundings, function: &str, kwargs: &Kwargs) -> TeraResult<Original> {
    let path = kwargs.must_get::<&str>("path")?;
    match find_file(around, path) {
        Some(file) => Ok(Original { path: file.path.as_str().to_owned(), bytes: file.bytes() }),
        None => Err(unknown(function, "what-picture", path, around.files.files().map(|file| file.path.as_str()))),
    }
}
