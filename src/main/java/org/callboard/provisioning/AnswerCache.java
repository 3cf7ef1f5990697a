package org.callboard.provisioning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.callboard.dialdata.DialLayers;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.platform.Settings;
import org.callboard.provisioning.xml.ProvisioningXml;

/**
 * Answers as they are sent. Writing XML and checking it against the schema costs a hundred times
 * what the rest of a refresh costs, and nearly all phones of an organization get the same.
 *
 * <p>Nobody tells this cache of changes: it compares what an answer was made of with what there is.
 */
@ApplicationScoped
public class AnswerCache {

  private static final int FIXED_BYTES = 300;

  /** The subscriber id of the answer for all who have no layer of their own. */
  private static final long COMMON = 0;

  private record Key(long organizationId, long subscriberId) {}

  private record Made(OrganizationSnapshot organization, DialLayers layers, Answer answer) {

    /** The same objects, not equal ones: comparing content would cost what the cache saves. */
    boolean isOf(OrganizationSnapshot otherOrganization, DialLayers otherLayers) {
      return organization == otherOrganization
          && layers.organization() == otherLayers.organization()
          && (layers.subscriber() == otherLayers.subscriber() || otherLayers.isCommon());
    }
  }

  private ProvisioningXml xml;
  private Answer nothing;
  private Cache<Key, Made> answers;

  /** For the container's proxy only. */
  protected AnswerCache() {}

  @Inject
  public AnswerCache(ProvisioningXml xml, Settings settings) {
    this.xml = xml;
    nothing = Answer.of(xml.nothing());
    answers =
        Caffeine.newBuilder()
            .maximumWeight(settings.maxAnswerBytes())
            .weigher((Key key, Made made) -> FIXED_BYTES + made.answer().body().length)
            .build();
  }

  /** The answer that changes nothing on a phone. */
  Answer nothing() {
    return nothing;
  }

  /** The answer of Global External Provisioning for one subscriber. */
  Answer global(OrganizationSnapshot organization, long subscriberId, DialLayers layers) {
    Key key = new Key(organization.id(), layers.isCommon() ? COMMON : subscriberId);
    Made made = answers.getIfPresent(key);
    if (made == null || !made.isOf(organization, layers)) {
      byte[] body = xml.global(layers.folded(), organization);
      made = new Made(organization, layers, Answer.of(body));
      answers.put(key, made);
    }
    return made.answer();
  }
}
