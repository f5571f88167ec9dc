# SPDX-License-Identifier: LGPL-2.1-or-later
"""Certificates, good and bad, and a door of TLS before a gateway that hears what is sent through it."""
import datetime
import ipaddress
import socket
import ssl
import threading

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = datetime.timedelta(days=1)


def named(name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)


class Authority:
    def __init__(self, name="Park Kiosk test authority"):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = named(name)
        self.certificate = self.sign(self.name, self.key, x509.BasicConstraints(ca=True, path_length=0), -2 * DAY, 2 * DAY)

    def sign(self, subject, key, extension, begin, end):
        now = datetime.datetime.utcnow()
        return (x509.CertificateBuilder().subject_name(subject).issuer_name(self.name).public_key(key.public_key())
                .serial_number(x509.random_serial_number()).not_valid_before(now + begin).not_valid_after(now + end)
                .add_extension(extension, critical=isinstance(extension, x509.BasicConstraints)).sign(self.key, hashes.SHA256()))

    def issue(self, path, host, begin=-DAY, end=DAY):
        """Writes key and certificate of @host to @path."""
        key = ec.generate_private_key(ec.SECP256R1())
        try:
            alternative = x509.IPAddress(ipaddress.ip_address(host))
        except ValueError:
            alternative = x509.DNSName(host)
        certificate = self.sign(named(host), key, x509.SubjectAlternativeName([alternative]), begin, end)
        path.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
                         + pem(certificate))
        return path


class Door:
    """Lets in whoever takes its certificate, and relays what they say to @url; what was said is in @heard."""

    def __init__(self, url, certificate):
        host, _, port = url.removeprefix("http://").partition(":")
        self.gateway = host, int(port)
        self.heard, self.knocks = b"", 0
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.listen, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()

    def listen(self):
        while True:
            try:
                plain, _ = self.listener.accept()
            except OSError:
                return
            self.knocks += 1
            threading.Thread(target=self.serve, args=[plain], daemon=True).start()

    def serve(self, plain):
        try:
            with self.context.wrap_socket(plain, server_side=True) as visitor, socket.create_connection(self.gateway) as gateway:
                threading.Thread(target=self.pass_on, args=[gateway, visitor], daemon=True).start()
                while said := visitor.recv(65536):
                    self.heard += said
                    gateway.sendall(said)
        except OSError:  # whoever does not trust the certificate breaks off
            pass

    @staticmethod
    def pass_on(source, target):
        try:
            while answer := source.recv(65536):
                target.sendall(answer)
        except OSError:
            pass
