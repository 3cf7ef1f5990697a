package org.callboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What the house asks of sources and a compiled class does not show. */
class SourcesTest {

  private static final Path SOURCES = Path.of("src/main/java");

  /**
   * A sign to look at a class, not a ruler to cut it by: about 250, and some room for clear ones.
   */
  private static final int MAX_CLASS = 320;

  private static final int MAX_METHOD = 40;

  @Test
  void everyPackageSaysWhatItIsFor() {
    List<Path> packages = files().stream().map(Path::getParent).distinct().toList();
    assertThat(packages)
        .isNotEmpty()
        .allSatisfy(
            folder ->
                assertThat(folder.resolve("package-info.java")).content().startsWith("/**\n * "));
  }

  @Test
  void noFileIsLongerThanAClassMayBe() {
    assertThat(files())
        .allSatisfy(file -> assertThat(lines(file)).hasSizeLessThanOrEqualTo(MAX_CLASS));
  }

  @Test
  void noMethodIsTooLong() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> tooLong = new ArrayList<>();
    int[] methods = {0};
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new TreePathScanner<Void, Void>() {
          @Override
          public Void visitMethod(MethodTree method, Void nothing) {
            methods[0]++;
            long first = line(positions.getStartPosition(unit, method));
            long last = line(positions.getEndPosition(unit, method));
            if (last - first + 1 > MAX_METHOD) {
              tooLong.add(unit.getSourceFile().getName() + " " + method.getName());
            }
            return super.visitMethod(method, nothing);
          }

          private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
          }
        }.scan(unit, null);
      }
    }
    assertThat(methods[0]).isGreaterThan(100);
    assertThat(tooLong).isEmpty();
  }

  @Test
  void commentsNameNoAuthorAndPromiseNothing() {
    assertThat(files())
        .allSatisfy(
            file ->
                assertThat(lines(file))
                    .noneMatch(line -> line.matches(".*(@author|TODO|FIXME|XXX).*")));
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
