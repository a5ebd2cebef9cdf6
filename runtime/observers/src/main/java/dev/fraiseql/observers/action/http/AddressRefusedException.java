package dev.fraiseql.observers.action.http;

import java.net.UnknownHostException;

/** A host has no address that may be connected to. */
final class AddressRefusedException extends UnknownHostException {
  private static final long serialVersionUID = 1;

  AddressRefusedException(String host) {
    super(
        "%s is not an address of the internet. Set %s=true to permit addresses of private networks."
            .formatted(host, HttpSettings.ALLOW_PRIVATE));
  }
}
