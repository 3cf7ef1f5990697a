package org.callboard.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckedUploadTest {

  private static final SubscriberLayout LAYOUT =
      new SubscriberLayout() {
        @Override
        public String name() {
          return "subscribers.csv";
        }

        @Override
        public SubscriberLineReader lines(List<String> header) {
          SubscriberColumns columns = SubscriberColumns.of(header);
          return new SubscriberLineReader(
              columns, new AdditionalColumns(columns.account(), new AccountCells(name -> true)));
        }

        @Override
        public List<String> notes() {
          return List.of();
        }

        @Override
        public void finish(boolean writes) {
          // Nothing.
        }
      };

  private static Upload upload(String text) throws IOException {
    return Upload.of(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Long.MAX_VALUE);
  }

  private static List<PreparedLine> all(CheckedUpload upload) throws IOException {
    List<PreparedLine> all = new ArrayList<>();
    try (CheckedUpload.Lines lines = upload.lines()) {
      for (Optional<PreparedLine> line = lines.next(); line.isPresent(); line = lines.next()) {
        all.add(line.get());
      }
    }
    return all;
  }

  @Test
  void theSecondReadingHasTheRowsThatAreRightWithTheirHashes() throws IOException {
    try (Upload file = upload("username,password,sip_password\nann,a,s\nAnn,b,\nbob,,t\n")) {
      CheckedUpload checked = new CheckedUpload(file, LAYOUT, CsvOptions.NONE, 10);
      checked.addRight(Optional.of("hash of a"));
      checked.addWrong();
      checked.addRight(Optional.empty());
      for (int time = 0; time < 2; time++) {
        List<PreparedLine> lines = all(checked);
        assertThat(lines).extracting(PreparedLine::line).containsExactly(2L, 4L);
        assertThat(lines.get(0).entry().passwordHash()).contains("hash of a");
        assertThat(lines.get(1).entry().passwordHash()).isEmpty();
        assertThat(lines.get(1).settings()).hasSize(1);
      }
    }
  }

  @Test
  void theSecondReadingEndsWhereTheFirstOneDid() throws IOException {
    try (Upload file = upload("username\nann\n\"bob")) {
      CheckedUpload checked = new CheckedUpload(file, LAYOUT, CsvOptions.NONE, 10);
      checked.addRight(Optional.empty());
      assertThat(all(checked)).hasSize(1);
    }
    try (Upload file = upload("colour\nred\n")) {
      assertThat(all(new CheckedUpload(file, LAYOUT, CsvOptions.NONE, 10))).isEmpty();
    }
  }

  @Test
  void whatIsTooMuchIsKeptNowhere() throws IOException {
    long before = OpenUploads.of(ProcessHandle.current());
    assertThatThrownBy(() -> Upload.of(new ByteArrayInputStream(new byte[100]), 99))
        .isInstanceOf(FileTooLargeException.class);
    assertThat(OpenUploads.of(ProcessHandle.current())).isEqualTo(before);
    try (Upload file = upload("x")) {
      assertThat(file.size()).isEqualTo(1);
      assertThat(OpenUploads.of(ProcessHandle.current())).isEqualTo(before + 1);
    }
    assertThat(OpenUploads.of(ProcessHandle.current())).isEqualTo(before);
  }
}
