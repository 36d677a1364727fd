//! The lists of a town, which a user loads into the page.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Extension, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use huisclos::detect::town::TownLists;
use huisclos::format;
use serde::Serialize;

use super::answer::{Refusal, json};
use super::page::{Tab, file_name};
use super::routes::{Of, Server};

#[derive(Serialize)]
struct Loaded {
    entries: usize,
}

/// Handles `PUT /page/list`.
pub(super) async fn take(
    State(server): State<Arc<Server>>,
    Extension(tab): Tab,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response<Body>, Refusal> {
    let name = file_name(&headers)?;
    let work = move |server: &Server, _| {
        let csv = name.rsplit('.').next().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
        let parse = if csv { TownLists::parse_csv } else { TownLists::parse_toml };
        let lists = format::decode(&body).and_then(|text| parse(&text));
        let lists = lists.map_err(|error| server.in_french(&error, &name))?;
        let entries = lists.len();
        tab.desk().take_town(lists);
        Ok(json(StatusCode::OK, &Loaded { entries }))
    };
    server.work(Of::Texts, work).await
}
