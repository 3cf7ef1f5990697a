package org.callboard.phone;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.callboard.dialdata.DialData;
import org.callboard.layer.Layer;
import org.callboard.layer.LayerKey;
import org.callboard.layer.Layers;
import org.callboard.organization.OrganizationSnapshot;
import org.callboard.phone.xml.PhoneAnswers;
import org.callboard.phone.xml.ProvisioningXml;
import org.callboard.platform.Setting;
import org.callboard.platform.Settings;

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

  private record Key(List<LayerKey> common, long subscriberId) {}

  private record Made(OrganizationSnapshot organization, Layers<DialData> layers, Answer answer) {

    /** The same objects, not equal ones: comparing content would cost what the cache saves. */
    boolean isOf(OrganizationSnapshot otherOrganization, Layers<DialData> otherLayers) {
      return organization == otherOrganization
          && areSame(layers.common(), otherLayers.common())
          && (layers.subscriber().data() == otherLayers.subscriber().data()
              || isCommon(otherLayers));
    }

    private static boolean areSame(List<Layer<DialData>> some, List<Layer<DialData>> others) {
      for (int i = 0; i < some.size(); i++) { // as many, since they have the same key
        if (some.get(i).data() != others.get(i).data()) {
          return false;
        }
      }
      return true;
    }
  }

  private PhoneAnswers maker;
  private LargeAnswers large;
  private Answer nothing;
  private Cache<Key, Made> answers;

  /** For the container's proxy only. */
  protected AnswerCache() {}

  @Inject
  AnswerCache(ProvisioningXml xml, PhoneAnswers maker, LargeAnswers large, Settings settings) {
    this.maker = maker;
    this.large = large;
    nothing = Answer.of(xml.nothing(), false);
    answers =
        Caffeine.newBuilder()
            .maximumWeight(settings.get(Setting.MAX_ANSWER_BYTES))
            .weigher((Key key, Made made) -> FIXED_BYTES + made.answer().body().length)
            .build();
  }

  /** Whether the subscriber has nothing of its own, and so gets what all others get. */
  private static boolean isCommon(Layers<DialData> layers) {
    DialData own = layers.subscriber().data();
    return own == DialData.EMPTY || own.equals(DialData.EMPTY);
  }

  /** The answer that changes nothing on a phone. */
  Answer nothing() {
    return nothing;
  }

  /**
   * The answer of Global External Provisioning for one subscriber.
   *
   * @throws org.callboard.platform.BusyException if too many long ones are made already
   */
  Answer global(OrganizationSnapshot organization, Layers<DialData> layers) {
    Key key =
        new Key(
            layers.common().stream().map(Layer::key).toList(),
            isCommon(layers) ? COMMON : layers.subscriber().key().ownerId());
    return known(key, organization, layers)
        .orElseGet(() -> makeOnce(key, organization, layers))
        .answer();
  }

  private Optional<Made> known(
      Key key, OrganizationSnapshot organization, Layers<DialData> layers) {
    return Optional.ofNullable(answers.getIfPresent(key))
        .filter(made -> made.isOf(organization, layers));
  }

  /** Phones that come for the same answer wait for the one that makes it, and not for long. */
  private Made makeOnce(Key key, OrganizationSnapshot organization, Layers<DialData> layers) {
    return large.alone(
        key,
        () ->
            known(key, organization, layers)
                .orElseGet(
                    () -> {
                      Made made = make(organization, layers);
                      answers.put(key, made);
                      return made;
                    }));
  }

  private Made make(OrganizationSnapshot organization, Layers<DialData> layers) {
    DialData all = DialData.folded(layers);
    DialData told = maker.fitting(all);
    if (all.whole() && !told.whole()) {
      large.tellOfCut(layers.subscriber().key().ownerId(), organization.id());
    }
    return new Made(
        organization, layers, Answer.of(maker.global(told, organization), told.whole()));
  }
}
