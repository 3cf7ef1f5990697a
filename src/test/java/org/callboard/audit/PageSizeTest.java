package org.callboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageSizeTest {

  @Test
  void usualEntriesAllFit() {
    assertThat(PageSize.fitting(List.of())).isZero();
    assertThat(PageSize.fitting(Collections.nCopies(1000, 2_000L))).isEqualTo(1000);
  }

  @Test
  void ofLongOnesOnlyTheFirstFit() {
    assertThat(PageSize.fitting(Collections.nCopies(1000, 2_000_000L))).isEqualTo(2);
    assertThat(PageSize.fitting(List.of(10L, 3_999_990L, 1L, 1L))).isEqualTo(2);
  }

  @Test
  void oneIsAlwaysGiven() {
    assertThat(PageSize.fitting(List.of(9_000_000L, 1L))).isEqualTo(1);
  }
}
