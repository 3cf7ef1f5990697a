package org.callboard.database;

import jakarta.ejb.EJBContext;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.inject.Any;
import jakarta.persistence.EntityManager;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.callboard.platform.Settings;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.SessionEventListener;
import org.eclipse.persistence.sessions.SessionEventManager;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * One node of Callboard without a server: its beans in CDI's own container, on the database of the
 * test. There is one in the JVM; each test begins with empty tables and caches.
 */
public final class Node {

  /** As the servers under test have them, where they do not cost time. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "callboard.password.iterations", "10000",
          "callboard.secrets.keys", "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

  private static final Node NODE = new Node();

  private final List<Object> told = new CopyOnWriteArrayList<>();
  private final Map<String, String> settings = new HashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
          });
  private final WeldContainer container;
  private Database database;
  private RequestContextController request;

  private Node() {
    container =
        new Weld()
            .disableDiscovery()
            .addServices(new Transactions.ForEvents())
            .addExtension(
                new EnterpriseBeans(
                    Map.of(
                        Settings.class, () -> new Settings(settings::get),
                        EntityManager.class, () -> each(EntityManager.class, this::entities),
                        EJBContext.class, Transactions::context,
                        DataSource.class, () -> each(DataSource.class, () -> database.pool()),
                        ManagedExecutorService.class,
                            () -> each(ManagedExecutorService.class, () -> threads)),
                    this::heard))
            .addBeanClasses(beanClasses())
            .addBeanClasses(Given.class)
            .initialize();
  }

  static Node get() {
    return NODE;
  }

  /** The bean of this type. */
  public <T> T bean(Class<T> type) {
    return type == Node.class ? type.cast(this) : container.select(type).get();
  }

  void start(Database onDatabase) {
    database = onDatabase;
    database.clear();
    restart(Map.of());
    request = enterRequest();
  }

  void stop() {
    Transactions.rollBack();
    Caller.become(Caller.NOBODY);
    request.deactivate();
  }

  /**
   * Forgets all that is in memory, as a restart does. Settings that are not given have their
   * defaults.
   */
  public void restart(Map<String, String> newSettings) {
    settings.clear();
    settings.putAll(SETTINGS);
    settings.putAll(newSettings);
    var beans = container.getBeanManager();
    var context = (AlterableContext) beans.getContext(ApplicationScoped.class);
    beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .filter(bean -> bean.getScope() == ApplicationScoped.class)
        .forEach(context::destroy);
    told.clear();
  }

  /** In one transaction, which is rolled back when an exception leaves it. */
  public <T> T inTransaction(Supplier<T> work) {
    try {
      Transactions.user().begin();
      try {
        T result = work.get();
        Transactions.user().commit();
        return result;
      } finally {
        Transactions.rollBack();
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** In one transaction, which is rolled back when an exception leaves it. */
  public void inTransaction(Runnable work) {
    inTransaction(
        () -> {
          work.run();
          return null;
        });
  }

  /** In one transaction, which is rolled back. */
  public void rolledBack(Runnable work) {
    try {
      Transactions.user().begin();
      work.run();
      entities().flush();
    } catch (NotSupportedException | SystemException e) {
      throw new IllegalStateException(e);
    } finally {
      Transactions.rollBack();
    }
  }

  private EntityManager entities() {
    return Transactions.entities(database::factory);
  }

  /**
   * What was told to observers after the commit, oldest first. What was told and rolled back is not
   * among it.
   */
  public <T> List<T> told(Class<T> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Forgets what was told so far. */
  public void forgetTold() {
    told.clear();
  }

  /** Whether what was done in another thread ended without an exception. */
  public static boolean succeeded(Future<?> end) {
    try {
      end.get();
      return true;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void heard(Object event) {
    if (event.getClass().getName().startsWith("org.callboard.")) {
      told.add(event);
    }
  }

  /** Runs one statement in a connection of its own, committed at once. */
  public int execute(String sql, Object... parameters) {
    try (Connection connection = database.connect();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many statements Callboard's own connections send to the database meanwhile. */
  public int statements(Runnable work) {
    AtomicInteger count = new AtomicInteger();
    SessionEventManager events = database.factory().unwrap(DatabaseSession.class).getEventManager();
    SessionEventListener counter =
        new SessionEventAdapter() {
          @Override
          public void preExecuteCall(SessionEvent event) {
            count.incrementAndGet();
          }
        };
    events.addListener(counter);
    try {
      work.run();
    } finally {
      events.removeListener(counter);
    }
    return count.get();
  }

  /** As when the node dies: breaks the connections of transactions that stand still. */
  public int breakTransactions() {
    return rows(database.whatBreaks()).size();
  }

  /** Rows of what is committed; the columns of each stand side by side. */
  public List<String> rows(String sql) {
    try (Connection connection = database.connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          columns.add(String.valueOf(result.getObject(i)));
        }
        rows.add(String.join(" ", columns));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * While the table has no CHECK, as when a newer version of Callboard has widened one. Afterwards
   * they are there again, for rows that come then.
   */
  public void withoutChecks(String table, Runnable work) {
    List<String> checks =
        rows(
            "SELECT c.constraint_name, c.check_clause FROM information_schema.check_constraints c"
                + " JOIN information_schema.table_constraints t"
                + " ON t.constraint_schema = c.constraint_schema"
                + " AND t.constraint_name = c.constraint_name WHERE LOWER(t.table_name) = '"
                + table
                + "' AND c.check_clause NOT LIKE '%IS NOT NULL'");
    for (String check : checks) {
      execute("ALTER TABLE " + table + " DROP CONSTRAINT " + check.split(" ", 2)[0]);
    }
    try {
      work.run();
    } finally {
      execute("DELETE FROM " + table);
      for (String check : checks) {
        String[] nameAndClause = check.split(" ", 2);
        execute(
            "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s)"
                .formatted(table, nameAndClause[0], nameAndClause[1]));
      }
    }
  }

  /** Whether a transaction waits for one that stands still. */
  boolean hasWaiting() {
    return !rows(database.whoWaits()).isEmpty();
  }

  /**
   * What an upgrade makes of old data, in a schema of its own.
   *
   * @param from the migrations up to this version have run
   * @param statements that make the old data
   * @param to the migrations up to this version run then
   * @return the first column of what the query finds
   */
  public List<String> upgraded(String from, List<String> statements, String to, String query) {
    return database.upgraded(from, statements, to, query);
  }

  /** Names of the tables that have rows beyond those of the migrations, in small letters. */
  public List<String> filledTables() {
    return database.filledTables();
  }

  /**
   * Makes the call as often as said, all at once, each in a thread and a request of its own.
   *
   * @return how each ended
   */
  public <T> List<Future<T>> atOnce(int times, Callable<T> call) throws InterruptedException {
    return atOnce(Collections.nCopies(times, call));
  }

  /**
   * Makes all calls at once, each in a thread and a request of its own.
   *
   * @return how each ended, in their order
   */
  public <T> List<Future<T>> atOnce(List<Callable<T>> calls) throws InterruptedException {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    Caller caller = Caller.current();
    return threads.invokeAll(
        calls.stream()
            .<Callable<T>>map(
                call ->
                    () -> {
                      start.await();
                      return inRequest(caller, call);
                    })
            .toList());
  }

  /** Begins it in another thread, in a request of its own. */
  public <T> Future<T> inBackground(Callable<T> call) {
    Caller caller = Caller.current();
    return threads.submit(() -> inRequest(caller, call));
  }

  /** Does it in a request of its own, and waits for it. */
  public <T> T inOtherRequest(Supplier<T> work) {
    try {
      return inBackground(work::get).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T inRequest(Caller caller, Callable<T> call) throws Exception {
    Caller.become(caller);
    RequestContextController own = enterRequest();
    try {
      return call.call();
    } finally {
      Transactions.rollBack();
      own.deactivate();
    }
  }

  private RequestContextController enterRequest() {
    RequestContextController controller = container.select(RequestContextController.class).get();
    controller.activate();
    return controller;
  }

  /** One that stands for another one at each call, as servers' own are. */
  private static <T> T each(Class<T> type, Supplier<?> current) {
    return type.cast(
        Proxy.newProxyInstance(
            Node.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> invoke(current.get(), method, arguments)));
  }

  private static Object invoke(Object target, Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** All of Callboard that has a scope, wherever it stands. */
  private static Class<?>[] beanClasses() {
    try {
      Path root =
          Path.of(Settings.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(name -> name.endsWith(".class"))
            .map(name -> name.substring(0, name.length() - 6).replace('/', '.').replace('\\', '.'))
            .map(Node::load)
            .filter(type -> Arrays.stream(type.getAnnotations()).anyMatch(Node::definesBean))
            .toArray(Class<?>[]::new);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Node.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean definesBean(Annotation annotation) {
    Class<? extends Annotation> type = annotation.annotationType();
    return type.isAnnotationPresent(NormalScope.class)
        || type == jakarta.enterprise.context.Dependent.class
        || type == jakarta.ejb.Stateless.class
        || type == jakarta.ejb.Singleton.class;
  }
}
