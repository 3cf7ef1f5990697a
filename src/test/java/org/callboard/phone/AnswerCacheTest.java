package org.callboard.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.CloudId;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.organization.ReplacePriority;
import org.callboard.phone.xml.PhoneAnswers;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.platform.BusyException;
import org.callboard.platform.Settings;
import org.callboard.subscriber.SnapshotOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AnswerCacheTest {

  static {
    NoJaxRs.install();
  }

  private static final ProvisioningXml XML = new ProvisioningXml();

  private static final long ANN = 1;
  private static final long BOB = 2;
  private static final DialData COMMON = layer("common");

  private final OrganizationSnapshot organization = organization(1, 21);
  private final AnswerCache answers =
      new AnswerCache(
          XML,
          new PhoneAnswers(XML, new Settings(key -> null)),
          new LargeAnswers(new Settings(key -> null)),
          new Settings(key -> null));

  @Test
  void theSameLayersGiveTheSameAnswerObject() {
    Layers<DialData> layers = layers(ANN, COMMON, layer("ann"));
    assertThat(answers.global(organization, layers))
        .isSameAs(
            answers.global(
                organization, new Layers<>(List.copyOf(layers.common()), layers.subscriber())));
  }

  @Test
  void whoHasNothingOfTheirOwnShareOneAnswer() {
    Layers<DialData> layers = layers(ANN, COMMON, DialData.EMPTY);
    assertThat(answers.global(organization, layers))
        .isSameAs(answers.global(organization, layers(BOB, COMMON, DialData.EMPTY)));
  }

  @Test
  void nobodyGetsAnotherOnesAnswer() {
    assertThat(text(ANN, COMMON, layer("ann"))).contains("ann").doesNotContain("bob");
    assertThat(text(BOB, COMMON, layer("bob"))).contains("bob").doesNotContain("ann");
    assertThat(text(ANN, COMMON, DialData.EMPTY)).doesNotContain("ann", "bob");
    assertThat(text(BOB, COMMON, DialData.EMPTY)).doesNotContain("ann", "bob");
  }

  @Test
  void noOrganizationGetsAnotherOnesAnswer() {
    text(ANN, COMMON, DialData.EMPTY);
    Answer other =
        answers.global(organization(2, 21), layers(ANN, 2, layer("other"), DialData.EMPTY));
    assertThat(text(other)).contains("other").doesNotContain("common");
  }

  @Test
  void oneOrganizationsAnswerDoesNotPushOutAnothers() {
    Layers<DialData> layers = layers(ANN, COMMON, DialData.EMPTY);
    Answer first = answers.global(organization, layers);
    answers.global(organization(2, 21), layers(ANN, 2, COMMON, DialData.EMPTY));
    assertThat(answers.global(organization, layers)).isSameAs(first);
  }

  @Test
  void aChangeOfAnythingThatAnAnswerIsMadeOfMakesAnotherOne() {
    DialData own = layer("ann");
    assertThat(text(ANN, COMMON, own)).contains("common", "ann");
    assertThat(text(ANN, layer("new"), own)).contains("new").doesNotContain("common");
    assertThat(text(ANN, COMMON, layer("newer"))).contains("newer").doesNotContain("ann");
    assertThat(text(ANN, COMMON, own)).contains("common", "ann");
    Answer changed = answers.global(organization(1, 30), layers(ANN, COMMON, own));
    assertThat(text(changed)).contains("maxQuickDialReplacePriority=\"30\"");
  }

  @Test
  void anIncompleteAnswerIsNeverServedForAWholeOneNorTheOtherWayRound() {
    assertThat(text(ANN, COMMON, DialData.EMPTY)).contains("maxQuickDialReplacePriority");
    assertThat(text(ANN, COMMON, DialData.UNKNOWN)).doesNotContain("maxQuickDialReplacePriority");
    assertThat(text(ANN, COMMON, DialData.EMPTY)).contains("maxQuickDialReplacePriority");
    assertThat(text(ANN, DialData.UNKNOWN, layer("ann")))
        .doesNotContain("maxQuickDialReplacePriority");
  }

  @Test
  void equalAnswersHaveEqualTagsAndOthersDoNot() {
    Answer one = Answer.of("<root/>".getBytes(StandardCharsets.UTF_8));
    assertThat(Answer.of("<root/>".getBytes(StandardCharsets.UTF_8)).tag()).isEqualTo(one.tag());
    assertThat(Answer.of("<root />".getBytes(StandardCharsets.UTF_8)).tag())
        .isNotEqualTo(one.tag());
    assertThat(one.tag().isWeak()).isTrue();
    assertThat(one.tag().getValue()).matches("[A-Za-z0-9_-]{16}");
  }

  @Test
  void theAnswerThatChangesNothingIsAlwaysThere() {
    assertThat(text(answers.nothing())).endsWith("<root/>");
  }

  @Test
  void groupsAndTheDraftMakeAnswersOfTheirOwn() {
    Layers<DialData> plain = layers(ANN, COMMON, DialData.EMPTY);
    Layers<DialData> sales = with(plain, LayerKey.ofGroup(1, 7), layer("sales"));
    Layers<DialData> draft = with(plain, LayerKey.ofDraft(1), layer("drafted"));
    assertThat(text(answers.global(organization, sales))).contains("sales");
    assertThat(text(answers.global(organization, draft))).contains("drafted");
    assertThat(text(answers.global(organization, plain))).doesNotContain("sales", "drafted");
    Layers<DialData> changed = with(plain, LayerKey.ofGroup(1, 7), layer("new"));
    assertThat(text(answers.global(organization, changed))).contains("new");
  }

  @Test
  void ofWhatIsTooLongAPhoneGetsWhatFitsAndNothingIsTakenFromIt() {
    DialData large = items("i", 12_000);
    String text = text(ANN, large, layer("ann"));
    assertThat(text.length()).isBetween(1_000_000, 2 * 1024 * 1024);
    assertThat(text)
        .contains("<item id=\"i0\" priority=\"0\">")
        .doesNotContain("i11999", "maxQuickDialReplacePriority", "remove");
    assertThat(text(BOB, COMMON, DialData.EMPTY)).contains("maxQuickDialReplacePriority");
  }

  @Test
  void removalsThatNeedNotBeToldGoFirst() {
    TreeMap<String, MergePriority> removals = new TreeMap<>();
    for (int i = 0; i < 30_000; i++) {
      removals.put("gone" + i, new MergePriority(i % 2 == 0 ? 20 : 30));
    }
    DialData data = new DialData(items("i", 10).quickDial(), removals, List.of(), Set.of(), true);
    Answer answer = answers.global(organization(1, 1), layers(ANN, data, DialData.EMPTY));
    String text = text(answer);
    assertThat(text).contains("gone1\"", "gone29999\"", "i9");
    assertThat(text.split("priority=\"31\" action=\"remove\"", -1)).hasSize(15_001);
    assertThat(text.split("priority=\"21\" action=\"remove\"", -1))
        .hasSizeBetween(1_000, 14_000); // as many as fit
    assertThat(answer.body().length).isLessThan(2 * 1024 * 1024);
  }

  @Test
  void phonesThatComeForTheSameLongAnswerWaitForOneThatMakesIt() throws InterruptedException {
    Layers<DialData> layers = layers(ANN, items("i", 5000), DialData.EMPTY);
    Set<Answer> made = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Thread> phones =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          Answer answer = answers.global(organization, layers);
                          synchronized (made) {
                            made.add(answer);
                          }
                        }))
            .toList();
    phones.forEach(Thread::start);
    for (Thread phone : phones) {
      phone.join();
    }
    assertThat(made).hasSize(1);
  }

  /** Otherwise each of a hundred would wait until those before it have waited in vain. */
  @Test
  @Timeout(30)
  void nobodyWaitsForALongTimeForWhoeverMakesAnAnswer() throws InterruptedException {
    LargeAnswers large = new LargeAnswers(new Settings(key -> null));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread maker =
        new Thread(
            () ->
                large.alone(
                    "same",
                    () -> {
                      begun.countDown();
                      return await(end);
                    }));
    maker.start();
    begun.await();
    assertThatThrownBy(() -> large.alone("same", () -> "made")).isInstanceOf(BusyException.class);
    assertThat(large.<String>alone("other", () -> "made")).isEqualTo("made");
    end.countDown();
    maker.join();
    assertThat(large.<String>alone("same", () -> "made")).isEqualTo("made");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static DialData items(String prefix, int count) {
    return new DialData(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new QuickDialItem(
                        prefix + i,
                        "Somebody & their name",
                        "sip:" + i + "@example.org",
                        Optional.of("https://portraits.example.org/" + i),
                        MergePriority.PROVISIONED))
            .toList(),
        new TreeMap<>(),
        List.of(),
        Set.of(),
        true);
  }

  private static Layers<DialData> with(Layers<DialData> layers, LayerKey key, DialData data) {
    List<Layer<DialData>> common = new ArrayList<>(layers.common());
    common.add(new Layer<>(key, key.toString(), data));
    return new Layers<>(common, layers.subscriber());
  }

  private static Layers<DialData> layers(long subscriber, DialData lower, DialData upper) {
    return layers(subscriber, 1, lower, upper);
  }

  private static Layers<DialData> layers(
      long subscriber, long organization, DialData lower, DialData upper) {
    return new Layers<>(
        List.of(new Layer<>(LayerKey.ofOrganization(organization), "organization", lower)),
        new Layer<>(LayerKey.ofSubscriber(organization, subscriber), "subscriber", upper));
  }

  private String text(long subscriber, DialData lower, DialData upper) {
    return text(answers.global(organization, layers(subscriber, lower, upper)));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static OrganizationSnapshot organization(long id, int replacePriority) {
    return SnapshotOf.organization(
        id,
        new CloudId("EXAMPLE" + id),
        "Example",
        true,
        Optional.of(new ReplacePriority(replacePriority)),
        false);
  }

  private static DialData layer(String id) {
    return DialData.EMPTY.with(
        new QuickDialItem(id, "Name", "5000", Optional.empty(), MergePriority.PROVISIONED));
  }
}
