package org.callboard.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.interceptor.InvocationContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.callboard.Injection;
import org.callboard.bulk.ImportOptions;
import org.callboard.bulk.OnConflict;
import org.callboard.bulk.Upload;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.AdministratorTurnInterceptor;
import org.callboard.platform.AdministratorTurns;
import org.callboard.platform.BusyException;
import org.callboard.platform.FreeSpace;
import org.callboard.platform.FullDisk;
import org.callboard.platform.FullDiskException;
import org.callboard.platform.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BulkActsTest {

  private static final ImportOptions HOW = new ImportOptions(OnConflict.FAIL, false);

  private final AdministratorTurns turns =
      new AdministratorTurns(
          new Settings(
              Map.of("callboard.admin.concurrency", "1", "callboard.admin.queue", "0")::get));
  private final ExecutorService other = Executors.newSingleThreadExecutor();
  private final CountDownLatch finish = new CountDownLatch(1);

  @AfterEach
  void stop() {
    finish.countDown();
    turns.leave();
    other.shutdown();
  }

  /** What looks for the organization is a bean that takes its turn. */
  private BulkActs acts() {
    return acts(new FreeSpace(new Settings(key -> null)));
  }

  private BulkActs acts(FreeSpace space) {
    Caller caller =
        new Caller() {
          @Override
          OrganizationSnapshot organization(String cloudId) {
            return turns.take(
                () -> {
                  throw new AssertionError("It is nobody's turn.");
                });
          }
        };
    return new BulkActs(caller, null, null, null, null, null, null, null, null, space);
  }

  /** As a container calls it. */
  private Object intercepted(String name, Callable<?> call) throws Exception {
    Method method =
        Arrays.stream(BulkActs.class.getMethods())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow();
    InvocationContext context =
        (InvocationContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, asked, arguments) ->
                    asked.getName().equals("getMethod") ? method : call.call());
    return Injection.with(new AdministratorTurnInterceptor(), "turns", turns).inTurn(context);
  }

  private void allTurnsAreTaken() throws InterruptedException {
    CountDownLatch taken = new CountDownLatch(1);
    other.submit(
        () ->
            turns.take(
                () -> {
                  taken.countDown();
                  finish.await();
                  return null;
                }));
    taken.await();
  }

  @Test
  void anImportWhoseTurnDoesNotComeLeavesNoUploadOpen() throws Exception {
    allTurnsAreTaken();
    turns.enter();
    Upload upload = upload();
    assertThatThrownBy(
            () ->
                intercepted(
                    "importQuickDial",
                    () ->
                        acts()
                            .importQuickDial(
                                "ACME", LayerName.organization(), upload, HOW, Optional.empty())))
        .isInstanceOf(BusyException.class);
    assertThat(isOpen(upload)).isFalse();
  }

  @Test
  void onAFullDiskNothingIsImportedAndNoUploadStaysOpen() throws IOException {
    BulkActs acts = acts(FullDisk.space());
    assertThatThrownBy(acts::checkRoom).isInstanceOf(FullDiskException.class);
    List<Consumer<Upload>> imports =
        List.of(
            upload -> acts.importSubscribers("ACME", upload, HOW, Optional.empty()),
            upload ->
                acts.importQuickDial(
                    "ACME", LayerName.organization(), upload, HOW, Optional.empty()),
            upload -> acts.importVendorSample("ACME", upload, "<a/>", HOW, Optional.empty()),
            upload ->
                acts.importOrganization("ACME", upload, HOW, Optional.empty(), Optional.empty()));
    for (Consumer<Upload> each : imports) {
      Upload upload = upload();
      assertThatThrownBy(() -> each.accept(upload)).isInstanceOf(FullDiskException.class);
      assertThat(isOpen(upload)).isFalse();
    }
  }

  private static Upload upload() throws IOException {
    byte[] csv = "id;displayName;uri\n".getBytes(StandardCharsets.UTF_8);
    return Upload.of(new ByteArrayInputStream(csv), 100);
  }

  private static boolean isOpen(Upload upload) {
    try (var in = upload.read()) {
      return in.read() >= 0;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
