package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.callboard.administrator.AdministratorRole;
import org.callboard.audit.CurrentActor;
import org.callboard.database.Caller;
import org.callboard.database.DatabaseTest;
import org.callboard.database.Given;
import org.callboard.database.Node;
import org.callboard.device.CodeDirectory;
import org.callboard.device.SignInCode;
import org.callboard.layer.LayerAddress;
import org.callboard.mail.LetterWanted;
import org.callboard.mail.MailQueue;
import org.callboard.mail.MailSender;
import org.callboard.mail.MailState;
import org.callboard.mail.TestPostman;
import org.callboard.organization.OrganizationDirectory;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.EditRefusedException;
import org.callboard.platform.InvalidValueException;
import org.callboard.platform.InvalidValueException.Violation;
import org.callboard.platform.Settings;
import org.callboard.security.Principals;
import org.callboard.subscriber.SubscriberDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters with sign-in codes, from the request to a mail server. */
@DatabaseTest
class MailTest {

  @Inject private Node node;
  @Inject private Given given;
  @Inject private MailQueue queue;
  @Inject private OnboardingSelection selection;
  @Inject private org.callboard.administration.Caller callers;
  @Inject private OrganizationDirectory organizations;
  @Inject private SubscriberDirectory subscribers;
  @Inject private CodeDirectory codes;
  @Inject private CurrentActor actor;
  @Inject private Settings settings;

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private LayerAddress ann;
  private Caller manager;
  private MailActs acts;

  @BeforeEach
  void aMailServerAndTwoPeople() {
    server.start();
    OrganizationSnapshot acme = given.organization("ACME");
    ann = given.subscriber(acme, "ann", Map.of("email", "ann@example.com", "language", "cs"));
    given.subscriber(acme, "bob");
    manager =
        new Caller(Principals.manager("eve", 7, acme.id()), AdministratorRole.MANAGER.rights());
    acts = acts(Optional.of(session(server.getSmtp().getPort())));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aLetterHasACodeThatWorksAndNothingOfItIsStored() throws Exception {
    manager.runs(() -> send("ann"));
    assertThat(node.rows("SELECT id FROM sign_in_code")).isEmpty();
    assertThat(sender(server.getSmtp().getPort()).sendSome()).isEqualTo(1);
    MimeMessage[] received = server.getReceivedMessages();
    assertThat(received).hasSize(1);
    assertThat(received[0].getAllRecipients()[0]).hasToString("ann@example.com");
    assertThat(received[0].getSubject())
        .isEqualTo("Přihlášení do telefonní aplikace organizace ACME");
    String text = received[0].getContent().toString();
    String code = text.lines().filter(l -> l.startsWith("Heslo: ")).findFirst().orElseThrow();
    SignInCode typed = SignInCode.of(code.substring(7).strip()).orElseThrow();
    assertThat(codes.idOf(ann.key().ownerId(), typed)).isPresent();
    assertThat(states()).containsExactly(MailState.SENT);
    assertThat(node.rows("SELECT * FROM queued_mail").toString()).doesNotContain(typed.text());
    assertThat(sender(server.getSmtp().getPort()).sendSome()).isZero();
  }

  @Test
  void aServerThatIsAwayIsTriedAgainWithANewCode() {
    manager.runs(() -> send("ann"));
    int port = server.getSmtp().getPort();
    server.stop();
    assertThat(sender(port).sendSome()).isEqualTo(1);
    assertThat(states()).containsExactly(MailState.WAITING);
    assertThat(sender(port).sendSome()).isZero(); // not before its time
    server.start();
    again();
    assertThat(sender(server.getSmtp().getPort()).sendSome()).isEqualTo(1);
    assertThat(states()).containsExactly(MailState.SENT);
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(node.rows("SELECT COUNT(*) FROM sign_in_code")).containsExactly("1");
  }

  @Test
  void aLetterIsTriedSixTimesAndNoMore() {
    manager.runs(() -> send("ann"));
    int port = server.getSmtp().getPort();
    server.stop();
    for (int i = 0; i < 6; i++) {
      assertThat(sender(port).sendSome()).isEqualTo(1);
      again();
    }
    assertThat(sender(port).sendSome()).isZero();
    assertThat(states()).containsExactly(MailState.FAILED);
    assertThat(problems()).first().asString().contains("cannot be reached");
  }

  /** What a mail server answers is anybody's text. */
  @Test
  void whateverAMailServerSaysIsKept() {
    manager.runs(() -> send("ann"));
    queue.failed(queue.due(1).get(0), "no\0" + "x".repeat(1000), true);
    assertThat(states()).containsExactly(MailState.FAILED);
    assertThat(problems()).containsExactly("no\ufffd" + "x".repeat(497));
  }

  @Test
  void whoIsDisabledMeanwhileGetsNone() {
    manager.runs(() -> send("ann"));
    node.execute("UPDATE subscriber SET enabled = FALSE");
    sender(server.getSmtp().getPort()).sendSome();
    assertThat(states()).containsExactly(MailState.FAILED);
    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(node.rows("SELECT id FROM sign_in_code")).isEmpty();
  }

  @Test
  void twoNodesSendALetterOnce() throws Exception {
    manager.runs(() -> send("ann"));
    int tried = 0;
    int port = server.getSmtp().getPort();
    for (var each : node.atOnce(4, () -> sender(port).sendSome())) {
      tried += each.get();
    }
    assertThat(tried).isEqualTo(1);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void noMoreIsSentInAMinuteThanAllowed() {
    manager.runs(() -> send("ann"));
    node.execute("UPDATE queued_mail SET tried_at = CURRENT_TIMESTAMP, state = 'SENT'");
    node.restart(Map.of("callboard.mail.per-minute", "1"));
    manager.runs(() -> send("ann"));
    assertThat(sender(server.getSmtp().getPort()).sendSome()).isZero();
    node.execute(
        "UPDATE queued_mail SET tried_at = CURRENT_TIMESTAMP - INTERVAL '2' MINUTE"
            + " WHERE tried_at IS NOT NULL");
    assertThat(sender(server.getSmtp().getPort()).sendSome()).isEqualTo(1);
  }

  @Test
  void whoHasNoAddressIsNamedAndNothingIsQueued() {
    assertThatThrownBy(() -> manager.runs(() -> send("ann", "bob")))
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            e ->
                assertThat(e.violations())
                    .extracting(Violation::toString)
                    .containsExactly(
                        "addresses.bob is required: the subscriber has no attribute email."));
    assertThatThrownBy(
            () -> manager.runs(() -> send(Map.of("bob", "x", "cyd", "c@d.e"), "ann", "bob")))
        .isInstanceOfSatisfying(
            InvalidValueException.class, e -> assertThat(e.violations()).hasSize(2));
    assertThat(node.rows("SELECT id FROM queued_mail")).isEmpty();
    manager.runs(() -> send(Map.of("bob", "bob@example.com"), "ann", "bob"));
    assertThat(states()).hasSize(2);
  }

  @Test
  void withoutASessionItIsSaidInWords() {
    acts = acts(Optional.empty());
    assertThatThrownBy(() -> manager.runs(() -> send("ann")))
        .isInstanceOf(EditRefusedException.class)
        .hasMessageContaining("callboard.mail.session");
  }

  private void again() {
    node.execute("UPDATE queued_mail SET next_try = CURRENT_TIMESTAMP - INTERVAL '1' SECOND");
  }

  private List<MailState> states() {
    return manager.calls(
        () -> acts.page("ACME", 0, 10).items().stream().map(m -> m.mail().state()).toList());
  }

  private List<String> problems() {
    return manager.calls(
        () ->
            acts.page("ACME", 0, 10).items().stream()
                .map(m -> m.mail().problem().orElse(""))
                .toList());
  }

  private void send(String... usernames) {
    send(Map.of(), usernames);
  }

  private void send(Map<String, String> addresses, String... usernames) {
    acts.send(
        "ACME",
        new Selection.Named(List.of(usernames)),
        new MailActs.Addresses(MailActs.ATTRIBUTE, addresses),
        Optional.empty(),
        LanguageWish.NONE,
        false);
  }

  private MailActs acts(Optional<Session> session) {
    return new MailActs(callers, selection, queue, new TestPostman(session), subscribers);
  }

  private MailSender sender(int port) {
    return TestPostman.sender(
        session(port), queue, letters(), organizations, subscribers, actor, settings);
  }

  private static Event<LetterWanted> letters() {
    return CDI.current().getBeanContainer().getEvent().select(LetterWanted.class);
  }

  private static Session session(int port) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(port));
    properties.put("mail.from", "callboard@example.com");
    return Session.getInstance(properties);
  }
}
