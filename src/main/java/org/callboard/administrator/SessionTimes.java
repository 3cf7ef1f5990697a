package org.callboard.administrator;

import java.time.Duration;

/**
 * How long sessions live.
 *
 * @param idle without a request
 * @param longest even with requests
 */
public record SessionTimes(Duration idle, Duration longest) {}
