//! A connection on which both sides speak in lines of JSON. Deliberately absent: what they say (`words`).

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io;
use std::net::SocketAddr;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

#[derive(Debug)]
pub struct Line {
    read: Lines<BufReader<OwnedReadHalf>>,
    write: OwnedWriteHalf,
}

impl Line {
    pub async fn open(server: SocketAddr) -> io::Result<Self> {
        Ok(Self::over(TcpStream::connect(server).await?))
    }

    pub fn over(stream: TcpStream) -> Self {
        let (read, write) = stream.into_split();
        Self { read: BufReader::new(read).lines(), write }
    }

    pub async fn say(&mut self, words: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::to_vec(words)?;
        line.push(b'\n');
        self.write.write_all(&line).await
    }

    pub async fn hear<T: DeserializeOwned>(&mut self) -> io::Result<T> {
        let line = self.read.next_line().await?.ok_or(io::ErrorKind::UnexpectedEof)?;
        Ok(serde_json::from_str(&line)?)
    }
}
