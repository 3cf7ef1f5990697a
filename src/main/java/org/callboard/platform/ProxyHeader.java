package org.callboard.platform;

/** Which header a proxy tells the client's address by. */
public enum ProxyHeader {
  X_FORWARDED_FOR,
  FORWARDED
}
