<?php
// WordPress in a folder of its own. What differs from run to run is in the environment.

define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('NEWSREEL_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
$table_prefix = 'wp_';

define('WP_HOME', getenv('NEWSREEL_HOME'));
define('WP_SITEURL', getenv('NEWSREEL_HOME'));
// A host may forbid HTML to all; here, to those who have this cookie.
define('DISALLOW_UNFILTERED_HTML', isset($_COOKIE['newsreel_filtered']));

// It asks nobody but the publisher, and does nothing by itself.
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', 'localhost');
define('AUTOMATIC_UPDATER_DISABLED', true);
define('DISABLE_WP_CRON', true);

foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define($name . '_KEY', getenv('NEWSREEL_SECRET') . $name);
    define($name . '_SALT', $name . getenv('NEWSREEL_SECRET'));
}

require_once ABSPATH . 'wp-settings.php';
