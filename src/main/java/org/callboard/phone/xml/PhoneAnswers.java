package org.callboard.phone.xml;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.callboard.account.Account;
import org.callboard.dialdata.DialData;
import org.callboard.dialdata.DialWeight;
import org.callboard.mergeable.KeyNode;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Bounds;
import org.callboard.platform.Settings;
import org.callboard.platform.SizeBulkhead;

/**
 * Makes what phones are answered, for phones and for previews alike: how long it may be, and how
 * many long ones are made at once. While one is made, it is in memory as objects, as XML and as
 * bytes.
 */
@ApplicationScoped
public class PhoneAnswers {

  /** From here on it costs more than a moment. */
  private static final long SMALL = 256 * 1024L;

  /** Answers of the largest size that are made at once, where there is room for more than one. */
  private static final int AT_ONCE = 4;

  /** Each of them holds a thread of the server. */
  private static final int WAITING = 16;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Writes one account, as {@link ProvisioningXml#account}. */
  @FunctionalInterface
  public interface AccountWriter {
    byte[] write(List<KeyNode> serversOwn, boolean masked);
  }

  private final ProvisioningXml xml;
  private final long max;
  private final SizeBulkhead bulkhead;

  /** For the container's proxy only. */
  protected PhoneAnswers() {
    xml = null;
    max = 0;
    bulkhead = null;
  }

  @Inject
  public PhoneAnswers(ProvisioningXml xml, Settings settings) {
    this.xml = xml;
    max = settings.get(Bounds.ANSWER_BYTES);
    bulkhead = new SizeBulkhead(AT_ONCE * max, SMALL, WAITING, PATIENCE);
  }

  /** As much of the data as one answer may have. */
  public DialData fitting(DialData all) {
    return DialWeight.fitting(all, max);
  }

  /**
   * The answer of Global External Provisioning.
   *
   * @param told what is {@link #fitting}
   * @throws org.callboard.platform.BusyException if too many long ones are made already
   */
  public byte[] global(DialData told, OrganizationSnapshot organization) {
    return bulkhead.run(told.weight(), () -> xml.global(told, organization));
  }

  /**
   * Holds the room for answers of External Provisioning until the work is done.
   *
   * @param work gets what writes them, one after the other
   * @throws org.callboard.platform.BusyException if too many long ones are made already
   */
  public <T> T account(Account account, Function<AccountWriter, T> work) {
    return bulkhead.run(
        account.weight(),
        () -> work.apply((serversOwn, masked) -> xml.account(account, serversOwn, masked)));
  }
}
