export const LOGIN_URL =
  'https://login.microsoftonline.com/common/wsfed?wa=wsignin1.0&wtrealm=spn%3a00000015-0000-0000-c000-000000000000';

/** What a browser is shown whose session has ended. */
export const HTML_LOGIN = `<!DOCTYPE html>
<html lang="en">
<head><title>Sign in to your account</title></head>
<body><form action="${LOGIN_URL.replaceAll('&', '&amp;')}" method="post"><h1>Sign in</h1></form></body>
</html>`;

/** What somebody sees who is signed in: the place where a collector runs. */
export const HTML_HOME = `<!DOCTYPE html>
<html lang="en">
<head><title>Finance and Operations</title><link rel="icon" href="data:,"></head>
<body><h1>Finance and Operations</h1></body>
</html>`;

/** What the front end shows while the environment is serviced. */
export const HTML_MAINTENANCE = `<!DOCTYPE html>
<html lang="en">
<head><title>Environment is in maintenance</title></head>
<body><h1>This environment is currently in maintenance mode.</h1><p>Please try again later.</p></body>
</html>`;
