//! The contract, OpenAPI 3.0, to a client: `generate SPEC CLIENT`.

use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let [spec, client] = [1, 2].map(|n| env::args().nth(n).expect("two files"));
    let document = serde_json::from_str(&fs::read_to_string(spec)?)?;
    let mut generator = Generator::new(GenerationSettings::new().with_interface(InterfaceStyle::Builder));
    let tokens = generator.generate_tokens(&document)?;
    fs::write(client, prettyplease::unparse(&syn::parse2(tokens)?))?;
    Ok(())
}
