package org.callboard.phone;

import java.util.Optional;

/**
 * What a phone's request says.
 *
 * @param post whether it is sent by POST
 * @param installation what the app calls its installation, if it says so
 * @param byServer whether it says that it is no app's, see {@link PhoneCall}
 * @param agent the header User-Agent; empty if there is none
 */
record PhoneRequest(
    PhoneCredential credential,
    boolean post,
    Optional<String> installation,
    boolean byServer,
    String agent) {}
