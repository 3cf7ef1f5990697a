package org.callboard.administration;

import java.time.ZoneId;
import org.callboard.layer.PublishPlan;

/**
 * That the clock publishes the draft, as administrators see it.
 *
 * @param zone the organization's, in which people there read times
 */
public record PlannedPublish(PublishPlan plan, ZoneId zone) {}
