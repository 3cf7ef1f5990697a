package org.callboard.phone;

import java.util.Optional;

/**
 * What a phone's request says.
 *
 * @param address where it comes from
 * @param method of HTTP
 * @param installation what the app calls its installation, if it says so
 * @param byServer whether it says that it is no app's: the parameter for the installation is there
 *     and has no value, as when the vendor's server asks
 * @param agent the header User-Agent; empty if there is none
 */
record PhoneRequest(
    PhoneCredential credential,
    String address,
    String method,
    Optional<String> installation,
    boolean byServer,
    String agent) {}
