//! A certificate in Discord's name, from an authority that only these tests know, and connections that can be cut.

use axum::serve::Listener;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::server::TlsStream;

/// Who the certificate says it is.
pub const NAME: &str = "discord.com";

/// The authority's certificate, as PEM, and what shows itself as Discord.
pub fn certificate() -> (String, TlsAcceptor) {
    let mut params = CertificateParams::new(Vec::new()).expect("a certificate's fields");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, "Only for tests");
    let authority_key = KeyPair::generate().expect("a key");
    let authority = params.self_signed(&authority_key).expect("the authority signs itself").pem();
    let issuer = Issuer::from_params(&params, &authority_key);
    let key = KeyPair::generate().expect("a key");
    let own = CertificateParams::new(vec![NAME.to_owned()]).expect("a certificate's fields");
    let own = own.signed_by(&key, &issuer).expect("the authority signs");
    let identity = PrivateKeyDer::try_from(key.serialize_der()).expect("a private key");
    // Which cryptography, by name: where the Matrix adapter brings a second one there is no default.
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("TLS 1.2 and 1.3")
        .with_no_client_auth()
        .with_single_cert(vec![own.der().clone()], identity)
        .expect("an identity");
    (authority, TlsAcceptor::from(Arc::new(config)))
}

/// A connection that ends without a word as soon as the switch is on.
#[derive(Debug)]
pub struct Cut<S> {
    stream: S,
    is_cut: Arc<AtomicBool>,
}

impl<S> Cut<S> {
    fn check(&self) -> Result<()> {
        if self.is_cut.load(Ordering::SeqCst) {
            return Err(Error::from(ErrorKind::ConnectionReset));
        }
        Ok(())
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Cut<S> {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        let this = self.get_mut();
        this.check()?;
        let read = Pin::new(&mut this.stream).poll_read(context, buffer);
        // It may have waited here since before the switch was turned.
        this.check()?;
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Cut<S> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let this = self.get_mut();
        this.check()?;
        Pin::new(&mut this.stream).poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

/// A loopback port that hands out connections that can be cut; while the switch is on it takes none.
#[derive(Debug)]
pub struct Port<S> {
    address: SocketAddr,
    accepted: mpsc::Receiver<S>,
    is_cut: Arc<AtomicBool>,
}

const BACKLOG: usize = 1024;

/// Takes connections as they come.
pub async fn plain(is_cut: Arc<AtomicBool>) -> Port<TcpStream> {
    listen(is_cut, |stream, to: mpsc::Sender<TcpStream>| async move {
        let _ = to.send(stream).await;
    })
    .await
}

/// The same, with TLS.
pub async fn encrypted(acceptor: TlsAcceptor, is_cut: Arc<AtomicBool>) -> Port<TlsStream<TcpStream>> {
    listen(is_cut, move |stream, to: mpsc::Sender<TlsStream<TcpStream>>| {
        let acceptor = acceptor.clone();
        async move {
            // A client that trusts another authority hangs up; that is its own affair.
            if let Ok(stream) = acceptor.accept(stream).await {
                let _ = to.send(stream).await;
            }
        }
    })
    .await
}

async fn listen<S, F>(
    is_cut: Arc<AtomicBool>,
    greet: impl Fn(TcpStream, mpsc::Sender<S>) -> F + Send + 'static,
) -> Port<S>
where
    S: Send + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let (to, accepted) = mpsc::channel(BACKLOG);
    let refusing = Arc::clone(&is_cut);
    tokio::spawn(async move {
        loop {
            let stream = tokio::select! {
                stream = listener.accept() => stream,
                () = to.closed() => return,
            };
            if let Ok((stream, _)) = stream
                && !refusing.load(Ordering::SeqCst)
            {
                let _ = stream.set_nodelay(true);
                tokio::spawn(greet(stream, to.clone()));
            }
        }
    });
    Port { address, accepted, is_cut }
}

impl<S> Port<S> {
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> Listener for Port<S> {
    type Io = Cut<S>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.accepted.recv().await {
            Some(stream) => (Cut { stream, is_cut: Arc::clone(&self.is_cut) }, self.address),
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> Result<Self::Addr> {
        Ok(self.address)
    }
}
