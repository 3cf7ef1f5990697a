package org.callboard.platform;

import static org.callboard.platform.Allowed.flag;
import static org.callboard.platform.Allowed.jndiName;
import static org.callboard.platform.Allowed.number;
import static org.callboard.platform.Allowed.ranges;

import java.util.List;
import java.util.Optional;

/** Settings of what the server sends by itself: letters and webhooks. */
public final class Outgoing {

  static {
    Bounds.declare(); // its settings come before these, whichever class is asked for first
  }

  public static final Setting<Optional<String>> MAIL_SESSION =
      new Setting<>(
          "callboard.mail.session",
          "none",
          jndiName().or("none"),
          "The JNDI name of the server's mail session, for example 'mail/callboard' on Payara or 'java:jboss/mail/Default' on WildFly, that sends letters with sign-in codes. With 'none' no e-mail is sent.");

  public static final Setting<Integer> MAIL_PER_MINUTE =
      new Setting<>(
          "callboard.mail.per-minute",
          "60",
          number(1, 100_000),
          "How many letters all nodes together send within a minute.");

  public static final Setting<Integer> WEBHOOKS =
      new Setting<>(
          "callboard.webhooks.max",
          "10",
          number(0, 1000),
          "How many webhooks each organization may have; the same limit holds for the provider. 0 switches webhooks off.");

  public static final Setting<Boolean> WEBHOOKS_BY_HTTP =
      new Setting<>(
          "callboard.webhooks.plain-http",
          "false",
          flag(),
          "Whether webhooks may have http addresses. Everybody on the way reads what is sent there.");

  public static final Setting<Optional<List<IpRange>>> WEBHOOK_NETWORKS =
      new Setting<>(
          "callboard.webhooks.allowed-networks",
          "none",
          ranges().or("none"),
          "Networks of your own that webhooks may reach, in addition to the public internet. Administrators who may create webhooks can then find out which hosts answer there.");

  private Outgoing() {}

  /** So that they are declared when somebody asks for all settings. */
  static void declare() {
    // loading the class does it
  }
}
