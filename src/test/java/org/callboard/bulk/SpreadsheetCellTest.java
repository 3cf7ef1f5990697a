package org.callboard.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "\"\""})
  void aLongWrappedCellCostsNoStack(String part) {
    String content = part.repeat(CsvReader.MAX_CELL / 3);
    assertThat(SpreadsheetCell.read("=\"" + content + "\""))
        .isEqualTo(content.replace("\"\"", "\""));
  }
}
