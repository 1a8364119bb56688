//! Tests of the commands as a whole; small helpers are tested beside their code.

mod answers;
mod any_text;
mod guard;
mod parse;
mod planning;
mod table;
mod trial;
mod worth;
