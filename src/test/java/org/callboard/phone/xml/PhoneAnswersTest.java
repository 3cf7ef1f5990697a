package org.callboard.phone.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.callboard.account.Account;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.QuickDialItem;
import org.callboard.mergeable.KeyNode;
import org.callboard.mergeable.KeyNodeValue;
import org.callboard.mergeable.MergePriority;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Bounds;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PhoneAnswersTest {

  private static final Set<Thread.State> STUCK =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  private final CountDownLatch finish = new CountDownLatch(1);
  private final AtomicInteger beingMade = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();

  /** Writes no XML, and takes long for it. */
  private final PhoneAnswers answers =
      new PhoneAnswers(
          new ProvisioningXml() {
            @Override
            public byte[] global(DialData data, OrganizationSnapshot organization) {
              return made();
            }

            @Override
            public byte[] account(Account account, List<KeyNode> serversOwn, boolean masked) {
              return made();
            }
          },
          new Settings(key -> key.equals(Bounds.ANSWER_BYTES.key()) ? "300" : null));

  @AfterEach
  void finishAll() {
    finish.countDown();
  }

  private byte[] made() {
    beingMade.incrementAndGet();
    try {
      finish.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return new byte[0];
  }

  private void start(Runnable preview) {
    Thread thread = new Thread(preview);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void waitUntilAllAreStuck() {
    while (!threads.stream().map(Thread::getState).allMatch(STUCK::contains)) {
      Thread.onSpinWait();
    }
  }

  private static DialData items(int count) {
    List<QuickDialItem> items =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new QuickDialItem(
                        "i" + i, "x".repeat(100), "50", Optional.empty(), new MergePriority(20)))
            .toList();
    return new DialData(items, new TreeMap<>(), List.of(), Set.of(), true);
  }

  private static Account account(int nodes) {
    return new Account(
        IntStream.range(0, nodes)
            .mapToObj(
                i ->
                    new Account.Node(
                        "ext" + i,
                        new KeyNodeValue.Plain("x".repeat(1000)),
                        new MergePriority(20),
                        false,
                        "organization",
                        List.of()))
            .toList(),
        true);
  }

  @Test
  void fourOfTheGreatestLengthAreMadeAtOnceOfBothKindsTogether() {
    DialData global = answers.fitting(items(5000));
    assertThat(global.weight()).isBetween(290_000L, 300 * 1024L);
    Account account = account(275);
    assertThat(account.weight()).isBetween(280_000L, 300 * 1024L);
    for (int i = 0; i < 4; i++) {
      start(() -> answers.global(global, null));
      start(() -> answers.account(account, writer -> writer.write(List.of(), false)));
    }
    waitUntilAllAreStuck();
    assertThat(beingMade).hasValue(4);
  }

  @Test
  void smallOnesDoNotWait() {
    DialData global = items(10);
    Account account = account(10);
    for (int i = 0; i < 30; i++) {
      start(() -> answers.global(global, null));
      start(() -> answers.account(account, writer -> writer.write(List.of(), false)));
    }
    waitUntilAllAreStuck();
    assertThat(beingMade).hasValue(60);
  }
}
